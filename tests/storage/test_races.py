"""Writers at the same moment, on the real store."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chalicelib.bootstrap import Hub
from chalicelib.domain.buyers import Identity, ok_identity
from chalicelib.domain.communities import Community
from chalicelib.domain.errors import Repeated, Stale
from chalicelib.usecases.ports import Commit
from tests.factories import a_buyer, a_purchase, an_order
from tests.world import ANNA

WRITERS = 8


def outcomes(write: Callable[[int], None]) -> Counter[str]:
    def attempt(place: int) -> str:
        try:
            write(place)
        except (Stale, Repeated) as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(WRITERS) as pool:
        return Counter(pool.map(attempt, range(WRITERS)))


def test_of_many_writers_of_one_version_one_writes(hub: Hub, community: Community) -> None:
    purchase = a_purchase(community=community.id)
    hub.commits.commit(community.id, Commit((purchase,)))

    def write(place: int) -> None:
        titled = a_purchase(community=community.id, title=f"{place}", version=1)
        hub.commits.commit(community.id, Commit((titled,)))

    assert outcomes(write) == {"done": 1, "Stale": WRITERS - 1}
    assert hub.purchases.get(community.id, purchase.id).version == 2


def test_of_many_tries_of_one_cause_one_is_committed(hub: Hub, community: Community) -> None:
    def write(place: int) -> None:
        hub.commits.commit(community.id, Commit((a_purchase(community=community.id, id=f"p{place}"),), once="cause"))

    found = outcomes(write)
    assert found["done"] == 1
    assert len(hub.purchases.all(community.id)) == 1


def test_a_person_met_by_many_at_once_is_one_buyer_with_one_order(hub: Hub, community: Community) -> None:
    """A launch and imports: each has a buyer of its own in hand, and an order with a number of its own."""

    def write(place: int) -> None:
        buyer = a_buyer(community=community.id, id=f"b{place}")
        claim = Identity(community.id, ok_identity(ANNA), buyer.id)
        order = an_order(community=community.id, buyer=buyer.id, number=str(2000 + place))
        hub.commits.commit(community.id, Commit((buyer, claim, order)))

    found = outcomes(write)
    assert found == {"done": 1, "Stale": WRITERS - 1}
    assert len(hub.orders.numbers(community.id, "shoes")) == 1
    assert len(hub.orders.many(community.id, [str(2000 + place) for place in range(WRITERS)])) == 1
