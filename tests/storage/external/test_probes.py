"""What a probe hears is for everybody: a pause it is told to keep goes on when the breaker closes."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotYet
from tests.storage.external.test_breaker import lost, open_now
from tests.storage.external.turns import Calls, a_limiter
from tests.world import Clock


def test_a_probe_that_is_told_to_pause_closes_it_and_nobody_calls_in_the_pause(
    container: Container, community: Community, clock: Clock
) -> None:
    limiter = a_limiter(container, community, clock, Calls(clock))
    lost(limiter, 5)
    clock.pass_by(seconds=30)
    probe = limiter.take()
    limiter.pause(300)
    limiter.succeeded(probe.half_opened())
    assert open_now(container, community) == {}
    with pytest.raises(NotYet) as early:
        limiter.take()
    assert early.value.retry_after == 300
