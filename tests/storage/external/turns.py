"""Turns at a marketplace, and when they were taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from tests.world import Clock

INTERVAL = 100
"""Milliseconds."""


@dataclass
class Calls:
    """When calls began: whoever waits for his turn calls at the end of it. ``slept`` are milliseconds."""

    clock: Callable[[], datetime]
    slept: list[int] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.slept.append(round(seconds * 1000))


def a_limiter(
    container: Container, community: Community, clock: Clock, calls: Calls, *, account: str = "ozon-1"
) -> DynamoRateLimiter:
    return DynamoRateLimiter(
        client=container.clients.dynamodb,
        community=community.id,
        account=account,
        interval=INTERVAL,
        ahead=500,
        now=clock,
        sleep=calls,
        stretch=lambda: 1.0,
    )
