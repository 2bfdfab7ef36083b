"""A limiter of one account."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from tests.storage.external.turns import Calls, a_limiter
from tests.world import Clock


@pytest.fixture
def calls(clock: Clock) -> Calls:
    return Calls(clock)


@pytest.fixture
def limiter(container: Container, community: Community, clock: Clock, calls: Calls) -> DynamoRateLimiter:
    return a_limiter(container, community, clock, calls)
