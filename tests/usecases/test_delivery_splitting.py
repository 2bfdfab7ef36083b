"""The purchase's delivery is split over its orders, to the kopeck."""

from chalicelib.domain.errors import Stale
from chalicelib.domain.imports import CHUNK, ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.orders import ChangeReason
from tests.factories import COMMUNITY, a_caller, a_purchase, ok_id_of, row_of
from tests.usecases.house import House


def deliver_for(house: House, cost: int) -> None:
    house.save(a_purchase(delivery_cost=cost, version=house.purchase().version))


def shares(house: House) -> list[int]:
    return [order.delivery_share for order in house.memory.orders(COMMUNITY)]


def test_shares_add_up_to_the_kopeck(house: House) -> None:
    deliver_for(house, 100_001)
    house.imported(*[row_of(place, price=str(100 + place)) for place in range(73)])
    assert sum(shares(house)) == 100_001
    assert sorted(shares(house)) == shares(house)


def test_a_share_is_explained_in_the_order(house: House) -> None:
    deliver_for(house, 500)
    house.imported(row_of(1))
    order = house.order_of(ok_id_of(1))
    assert [(part.kind, part.amount) for part in order.explanation] == [
        ("goods", 10_000),
        ("fee", 1_000),
        ("delivery", 500),
    ]
    (change,) = order.changes
    assert (change.before, change.after, change.reason) == (11_000, 11_500, ChangeReason.DELIVERY_SPLIT)
    assert house.order_events()[-1].data["reason"] == ChangeReason.DELIVERY_SPLIT


def test_only_shares_that_moved_are_written(house: House) -> None:
    deliver_for(house, 3)
    house.imported(row_of(1), row_of(2), row_of(3))
    assert shares(house) == [1, 1, 1]
    deliver_for(house, 4)
    house.imported(row_of(1), row_of(2), row_of(3))
    assert shares(house) == [2, 1, 1]
    assert [order.revision for order in house.memory.orders(COMMUNITY)] == [3, 2, 2]


def test_without_delivery_nothing_is_split(house: House) -> None:
    job = house.imported(row_of(1))
    assert job.state is ImportState.DONE
    assert house.memory.events().count(Event.ORDER_CHANGED) == 0


def test_a_new_order_takes_its_share_from_all_the_others(house: House) -> None:
    deliver_for(house, 900)
    house.imported(row_of(1), row_of(2))
    house.imported(row_of(3))
    assert shares(house) == [300, 300, 300]


def test_an_order_with_nothing_left_in_it_pays_no_delivery(house: House) -> None:
    deliver_for(house, 900)
    house.imported(row_of(1), row_of(2))
    house.imported(row_of(1, article="К-7", price="0"), row_of(2))
    assert shares(house) == [0, 900]


def test_an_order_changed_in_between_is_split_again_by_a_redelivery(house: House) -> None:
    """Somebody saves an order while its share is on the way: the step is stale, and comes again."""
    deliver_for(house, 900)
    job = house.previewed(row_of(1), row_of(2))
    house.importing.start(a_caller(), job.id)
    for entry in house.asked(job.id)[-1:]:
        house.stepping.advance(entry)
    house.stepping.advance(house.asked(job.id)[-1])
    real = house.orders.many(COMMUNITY, ["1001", "1002"])
    house.save(real["1002"])
    assert Stale
    assert house.driven(job.id).state is ImportState.DONE
    assert shares(house) == [450, 450]


def test_a_purchase_of_many_chunks_is_split_in_as_many_steps(house: House) -> None:
    deliver_for(house, 1_000_000)
    job = house.imported(*[row_of(place) for place in range(2 * CHUNK + 1)])
    assert sum(shares(house)) == 1_000_000
    assert job.state is ImportState.DONE
