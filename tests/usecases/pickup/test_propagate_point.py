"""A changed point reaches the orders that wait there."""

from datetime import date
from itertools import permutations

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.pickup.points import Closing
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.jobs import CHUNK
from tests.factories import COMMUNITY, a_choice, a_line, an_entry, an_order, payable
from tests.usecases.house import House
from tests.usecases.pickup.hall import ANNA, NORTH, SOUTH, a_hall, alter, changed, moved, order
from tests.usecases.rivals import late

MANY = 2 * CHUNK + 7


@pytest.fixture
def house() -> House:
    return a_hall()


def crowd(house: House) -> None:
    """So many orders wait at the southern point that they take three steps."""
    for place in range(MANY):
        house.save(
            an_order(
                (a_line(),), number=str(2_000 + place), purchase=f"p{place}", point=a_choice(SOUTH), terms=payable()
            )
        )


def addresses(house: House) -> set[str]:
    return {each.point.address for each in house.memory.orders(COMMUNITY) if each.held_at == "south" and each.point}


def told(house: House) -> list[str]:
    return [str(entry.data["number"]) for entry in house.memory.journal if entry.event == Event.POINT_MOVED]


def test_a_new_address_reaches_those_who_wait_there_and_tells_them(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, replace(NORTH, title="Склад", address="Новая, 7", hours="10–20"))
    point = order(house).point
    assert point
    assert (point.title, point.address, point.hours, point.price) == ("Склад", "Новая, 7", "10–20", 150)
    assert told(house) == ["1001"]


def test_who_waits_elsewhere_hears_nothing(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    changed(house, replace(NORTH, address="Новая, 7"))
    assert told(house) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"price": 900},
        {"capacity": 5},
        {"retired": True},
        {"closed_until": date(2026, 12, 1), "closed_reason": "ремонт"},
    ],
)
def test_what_does_not_change_where_and_when_is_not_told(house: House, fields: dict[str, object]) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    before = order(house)
    changed(house, replace(NORTH, **fields))
    assert (order(house), told(house)) == (before, [])


SHUT = replace(NORTH, closed=True, closed_until=date(2026, 12, 1), closed_reason="ремонт")


def closings(house: House) -> list[tuple[str, object]]:
    """What was told of closings, with the day named."""
    of = (Event.POINT_CLOSED, Event.POINT_OPENED)
    return [(entry.event, entry.data["until"]) for entry in house.memory.journal if entry.event in of]


def test_who_waits_at_a_point_that_closes_learns_until_when_and_why(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, SHUT)
    point = order(house).point
    assert point
    assert point.closing == Closing(date(2026, 12, 1), "ремонт")
    assert (closings(house), told(house)) == ([(Event.POINT_CLOSED, "2026-12-01")], [])


def test_who_waits_there_hears_once_more_when_it_stays_closed_longer_and_when_it_opens(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    for point in (SHUT, SHUT, replace(SHUT, closed_until=None), NORTH, NORTH):
        changed(house, point)
    assert closings(house) == [
        (Event.POINT_CLOSED, "2026-12-01"),
        (Event.POINT_CLOSED, None),
        (Event.POINT_OPENED, None),
    ]


def test_a_point_that_moves_and_closes_at_once_tells_both(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, replace(SHUT, address="Новая, 7"))
    assert (told(house), closings(house)) == (["1001"], [(Event.POINT_CLOSED, "2026-12-01")])


def test_many_orders_are_reached_chunk_by_chunk_each_once(house: House) -> None:
    crowd(house)
    changed(house, replace(SOUTH, address="Новая, 7"))
    assert addresses(house) == {"Новая, 7"}
    assert sorted(told(house)) == [str(2_000 + place) for place in range(MANY)]
    assert house.memory.events().count(Event.POINT_PROPAGATED) == 2


@pytest.mark.parametrize("turns", sorted(set(permutations("AABB"))), ids="".join)
def test_two_changes_at_once_end_at_the_last_address(house: House, turns: tuple[str, ...]) -> None:
    """Their messages come in turns; each gives the point as it is now."""
    crowd(house)
    for address in ("Новая, 7", "Новейшая, 8"):
        alter(house, SOUTH, address=address)
    first, second = (entry for entry in house.chained() if entry.event == Event.POINTS_CHANGED)
    for turn in turns:
        house.container.background.propagation.run(first if turn == "A" else second)
    house.spread()
    assert addresses(house) == {"Новейшая, 8"}
    assert len(told(house)) == MANY


def test_an_order_that_went_elsewhere_meanwhile_stays_as_it_is(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    alter(house, NORTH, address="Новая, 7")
    second = late(house, lambda: house.container.pickup.choose_point.choose(ANNA, "1001", "south"))
    second.container.background.propagation.run(house.chained()[-1])
    point = order(house).point
    assert point
    assert (point.address, told(house)) == ("Южная, 9", [])


def test_a_choice_made_meanwhile_has_the_new_address_already(house: House) -> None:
    alter(house, NORTH, address="Новая, 7")
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    house.spread()
    point = order(house).point
    assert point
    assert (point.address, told(house)) == ("Новая, 7", [])


@pytest.mark.parametrize("handout", [Handout.HANDED_OUT, Handout.RETURNED])
def test_what_somebody_has_is_not_told(house: House, handout: Handout) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    house.save(replace(order(house), handout=handout))
    changed(house, replace(NORTH, address="Новая, 7"))
    assert told(house) == []


def test_nobody_hears_of_a_point_of_a_cancelled_purchase(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    moved(house, Stage.CANCELLED)
    changed(house, replace(NORTH, address="Новая, 7"))
    assert told(house) == []


def test_a_message_of_a_point_nobody_has_does_nothing(house: House) -> None:
    house.container.background.propagation.run(
        an_entry(event=Event.POINTS_CHANGED, data={"point": "west", "version": 1})
    )
    assert house.memory.journal == []
