"""The circuit breakers of accounts, read together; each community and account has its own."""

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from tests.storage.external.test_rate_limiter import Calls, a_limiter
from tests.world import Clock


def test_those_that_are_open_are_read_in_one_call_and_of_nobody_else(
    container: Container, community: Community, clock: Clock
) -> None:
    limiter = a_limiter(container, community, clock, Calls(clock))
    for _ in range(5):
        limiter.failed(limiter.take())
    found = container.stores.breakers.of(community.id, ["ozon-1", "ozon-2"])
    assert {name: each.partner for name, each in found.items()} == {"ozon-1": "ozon-1"}
    assert container.stores.breakers.of(community.id, ["ozon-2"]) == {}
    assert container.stores.breakers.of(f"{community.id}x", ["ozon-1"]) == {}
    assert container.stores.breakers.of(community.id, []) == {}
