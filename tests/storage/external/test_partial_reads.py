"""R8: what DynamoDB reads in part (``UnprocessedKeys``) is taken for nothing less than the whole."""

from collections.abc import Callable

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.rule import Rules
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from chalicelib.usecases.ports import Commit
from tests.crash.faults import is_partial
from tests.crash.wire import Wire
from tests.factories import a_log_record, a_price_list, an_account, an_offer
from tests.storage.external.turns import Calls, a_limiter
from tests.world import Clock

READS: dict[str, Callable[[Container, str], object]] = {
    "records that are done once more": lambda container, community: container.stores.integration_log.many(
        community, an_account().id, ["e1", "e2"]
    ),
    "breakers of accounts": lambda container, community: container.stores.breakers.of(community, ["ozon-1", "ozon-2"]),
    "rules with their counts": lambda container, community: container.stores.external_rules.counted(community),
}


def opened(limiter: DynamoRateLimiter) -> None:
    for _ in range(5):
        limiter.failed(limiter.take())


@pytest.mark.parametrize("name", READS)
def test_half_of_what_was_asked_for_decides_nothing(
    wire: Wire, container: Container, community: Community, clock: Clock, name: str
) -> None:
    for id in ("e1", "e2"):
        container.stores.integration_log.write(a_log_record(community=community.id, id=id))
    for account in ("ozon-1", "ozon-2"):
        opened(a_limiter(container, community, clock, Calls(clock), account=account))
    container.stores.commits.commit(community.id, Commit((Rules(community.id),)))
    wire.listen(0, is_partial)
    with pytest.raises(Unavailable):
        READS[name](container, community.id)
    assert READS[name](container, community.id)


def test_offers_that_were_not_read_at_once_are_read_after_that(
    wire: Wire, container: Container, community: Community
) -> None:
    offers = [an_offer(community=community.id, article=f"OC {place}") for place in range(3)]
    container.stores.commits.commit(community.id, Commit((a_price_list(community=community.id), *offers)))
    wire.listen(0, is_partial)
    assert container.stores.offers.many(community.id, [each.id for each in offers]).keys() == {
        each.id for each in offers
    }
    assert len(wire.calls) == 2
