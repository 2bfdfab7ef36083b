"""Writers at the same moment, on the real store."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Full, Repeated, Stale
from chalicelib.usecases.offer_stock import given_back, taken
from chalicelib.usecases.ports import Commit, CounterUpdate
from chalicelib.usecases.ports import Counter as TallyCounter
from tests.factories import a_buyer, a_choice, a_payment, a_point, a_purchase, an_offer, an_order, points_of
from tests.world import ANNA
from tests.worlds.differences import not_of_moto

pytestmark = not_of_moto("who wins there is chance; tests/storage/test_interleaving.py shows why")

WRITERS = 8
CHOOSERS = 16


def outcomes(write: Callable[[int], None], writers: int = WRITERS) -> Counter[str]:
    def attempt(place: int) -> str:
        try:
            write(place)
        except (Stale, Repeated, Full) as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(writers) as pool:
        return Counter(pool.map(attempt, range(writers)))


def insisting(write: Callable[[int], None]) -> Callable[[int], None]:
    """Once more when the store only says that somebody else was writing at that moment."""

    def insist(place: int) -> None:
        for _ in range(CHOOSERS):
            with suppress(Stale):
                return write(place)
        raise Stale

    return insist


def test_of_many_writers_of_one_version_one_writes(container: Container, community: Community) -> None:
    purchase = a_purchase(community=community.id)
    container.stores.commits.commit(community.id, Commit((purchase,)))

    def write(place: int) -> None:
        titled = a_purchase(community=community.id, title=f"{place}", version=1)
        container.stores.commits.commit(community.id, Commit((titled,)))

    assert outcomes(write) == {"done": 1, "Stale": WRITERS - 1}
    assert container.stores.purchases.get(community.id, purchase.id).version == 2


def test_of_many_tries_of_one_cause_one_is_committed(container: Container, community: Community) -> None:
    def write(place: int) -> None:
        container.stores.commits.commit(
            community.id, Commit((a_purchase(community=community.id, id=f"p{place}"),), idempotency_key="cause")
        )

    found = outcomes(write)
    assert found["done"] == 1
    assert len(container.stores.purchases.after(community.id, "", 9)) == 1


def test_a_person_met_by_many_at_once_is_one_buyer_with_one_order(container: Container, community: Community) -> None:
    """A launch and imports: each has a buyer of its own in hand, and an order with a number of its own."""

    def write(place: int) -> None:
        buyer = a_buyer(community=community.id, id=f"b{place}")
        claim = Identity(community.id, ok_identity(ANNA), buyer.id)
        order = an_order(community=community.id, buyer=buyer.id, number=str(2000 + place))
        container.stores.commits.commit(community.id, Commit((buyer, claim, order)))

    found = outcomes(write)
    assert found == {"done": 1, "Stale": WRITERS - 1}
    assert len(container.stores.orders.numbers_after(community.id, "shoes", "", 9)) == 1
    assert len(container.stores.orders.many(community.id, [str(2000 + place) for place in range(WRITERS)])) == 1


def choosers(container: Container, community: Community) -> None:
    """An order for each, and two points."""
    container.stores.commits.commit(
        community.id, Commit((points_of(a_point(), a_point(id="south"), community=community.id),))
    )
    for place in range(CHOOSERS):
        order = an_order(community=community.id, number=str(2000 + place), buyer=f"b{place}")
        container.stores.commits.commit(community.id, Commit((order,)))


def chosen(community: Community, place: int, point: str | None, version: int = 1) -> Commit:
    order = an_order(community=community.id, number=str(2000 + place), buyer=f"b{place}", version=version)
    return Commit((replace(order, point=a_choice(a_point(id=point)) if point else None),))


@pytest.mark.parametrize("capacity", [0, 1, 5, CHOOSERS])
def test_a_point_is_never_overfilled(container: Container, community: Community, capacity: int) -> None:
    choosers(container, community)
    points = container.stores.points.get(community.id).points
    counter_update = CounterUpdate(TallyCounter.POINT, "north", 1, capacity)

    def choose(place: int) -> None:
        commit = replace(chosen(community, place, "north"), unchanged=(points,), counter_updates=(counter_update,))
        container.stores.commits.commit(community.id, commit)

    found = outcomes(insisting(choose), CHOOSERS)
    assert (found["done"], found["Full"]) == (capacity, CHOOSERS - capacity)
    assert container.stores.points.get(community.id).taken.get("north", 0) == capacity
    assert len(container.stores.orders.at_point(community.id, "north", "", 100)) == capacity


def test_orders_that_change_points_at_once_are_counted_where_they_are(
    container: Container, community: Community
) -> None:
    """Everybody leaves the north for the south, which has room for one half."""
    choosers(container, community)
    room = CHOOSERS // 2
    for place in range(CHOOSERS):
        arriving = (CounterUpdate(TallyCounter.POINT, "north", 1),)
        container.stores.commits.commit(
            community.id, replace(chosen(community, place, "north"), counter_updates=arriving)
        )
    moving = (CounterUpdate(TallyCounter.POINT, "north", -1), CounterUpdate(TallyCounter.POINT, "south", 1, room))

    def move(place: int) -> None:
        container.stores.commits.commit(
            community.id, replace(chosen(community, place, "south", 2), counter_updates=moving)
        )

    assert outcomes(insisting(move), CHOOSERS) == {"done": room, "Full": CHOOSERS - room}
    for point in ("north", "south"):
        assert container.stores.points.get(community.id).taken[point] == room
        assert len(container.stores.orders.at_point(community.id, point, "", 100)) == room


def test_a_point_that_closes_at_that_moment_is_chosen_before_or_not_at_all(
    container: Container, community: Community
) -> None:
    choosers(container, community)
    points = container.stores.points.get(community.id).points
    counter_update = CounterUpdate(TallyCounter.POINT, "north", 1)

    def choose_or_close(place: int) -> None:
        commit = replace(chosen(community, place, "north"), unchanged=(points,), counter_updates=(counter_update,))
        closing = Commit((points.put(a_point(closed=True)),))
        container.stores.commits.commit(community.id, closing if place == CHOOSERS // 2 else commit)

    outcomes(choose_or_close, CHOOSERS)
    places = container.stores.points.get(community.id)
    assert places.points.version == 2
    assert places.taken.get("north", 0) == len(container.stores.orders.at_point(community.id, "north", "", 100))


def test_calls_of_one_second_stay_below_the_limit(container: Container, community: Community) -> None:
    counter_update = CounterUpdate(TallyCounter.CALLS, "ok_bot#1", 1, 10)

    def call(place: int) -> None:
        container.stores.commits.commit(community.id, Commit(counter_updates=(counter_update,)))

    assert outcomes(insisting(call), CHOOSERS) == {"done": 10, "Full": CHOOSERS - 10}


def test_money_written_down_by_many_at_once_is_in_the_ledger_once(container: Container, community: Community) -> None:
    def enter(place: int) -> None:
        entry = a_payment(community=community.id, amount=100 + place)
        container.stores.commits.commit(community.id, Commit((entry,), idempotency_key="payment/key"))

    assert outcomes(insisting(enter), CHOOSERS)["done"] == 1
    assert len(container.stores.payments.of_order(community.id, "1001")) == 1


@pytest.mark.parametrize(("stock", "reserve", "sold"), [(0, 0, 0), (5, 0, 5), (5, 2, 3), (5, 5, 0), (99, 0, CHOOSERS)])
def test_a_piece_is_never_sold_twice(
    container: Container, community: Community, stock: int, reserve: int, sold: int
) -> None:
    """Sixteen decisions at once, each with a purchase for its thing; what is free and what went adds up."""
    offer = an_offer(community=community.id, stock=stock)
    container.stores.commits.commit(community.id, Commit((offer,)))

    def decide(place: int) -> None:
        decided = a_purchase(community=community.id, id=f"p{place}")
        commit = Commit((decided,), counter_updates=(taken(offer.id, 1, reserve),), idempotency_key=f"line/{place}")
        container.stores.commits.commit(community.id, commit)

    found = outcomes(insisting(decide), CHOOSERS)
    assert (found["done"], found["Full"]) == (sold, CHOOSERS - sold)
    after = container.stores.offers.get(community.id, offer.id)
    assert (after.stock, after.taken) == (stock - sold, sold)
    assert len(container.stores.purchases.after(community.id, "", 99)) == sold


def test_larger_orders_at_once_leave_what_nobody_could_have(container: Container, community: Community) -> None:
    offer = an_offer(community=community.id, stock=10)
    container.stores.commits.commit(community.id, Commit((offer,)))

    def decide(place: int) -> None:
        container.stores.commits.commit(community.id, Commit(counter_updates=(taken(offer.id, 3),)))

    assert outcomes(insisting(decide), CHOOSERS) == {"done": 3, "Full": CHOOSERS - 3}
    assert container.stores.offers.get(community.id, offer.id).stock == 1


def test_pieces_come_back_once_while_others_take_them(container: Container, community: Community) -> None:
    """Every second one gives back what one cancellation has freed: that is one cause, whoever hears of it."""
    offer = an_offer(community=community.id, stock=1)
    container.stores.commits.commit(community.id, Commit((offer,)))

    def decide(place: int) -> None:
        back = Commit(counter_updates=(given_back(offer.id, 3),), idempotency_key="cancelled/1")
        commit = back if place % 2 else Commit(counter_updates=(taken(offer.id, 1),))
        container.stores.commits.commit(community.id, commit)

    found = outcomes(insisting(decide), CHOOSERS)
    after = container.stores.offers.get(community.id, offer.id)
    assert found["Repeated"] == CHOOSERS // 2 - 1
    assert after.stock == 1 + 3 - (found["done"] - 1)
    assert (after.stock or 0) >= 0


def test_a_price_list_that_is_written_meanwhile_sells_nothing_twice(container: Container, community: Community) -> None:
    """Whoever writes the offer as he has read it is refused once a piece went."""
    offer = an_offer(community=community.id, stock=CHOOSERS)
    container.stores.commits.commit(community.id, Commit((offer,)))
    offers = container.stores.offers

    def decide_or_price(place: int) -> None:
        if place % 2:
            return container.stores.commits.commit(community.id, Commit(counter_updates=(taken(offer.id, 1),)))
        read = offers.get(community.id, offer.id)
        return container.stores.commits.commit(community.id, Commit((replace(read, price=read.price + 1),)))

    found = outcomes(insisting(decide_or_price), CHOOSERS)
    after = offers.get(community.id, offer.id)
    went = CHOOSERS - (after.stock or 0)
    assert went + after.price - offer.price == found["done"]
    assert went == after.taken
