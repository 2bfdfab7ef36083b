"""A point that is full, closed or retired."""

from datetime import date

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Full
from tests.factories import a_community
from tests.usecases.house import House
from tests.usecases.pickup.hall import ANNA, ELENA, NORTH, SOUTH, a_hall, agrees, changed, order, taken
from tests.usecases.rivals import late


@pytest.fixture
def house() -> House:
    return a_hall()


def test_a_full_point_is_shown_and_cannot_be_chosen(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    _, choices = house.container.pickup.choose_point.offered(ELENA, "1002")
    assert [(each.point.id, each.full) for each in choices] == [("north", True), ("south", False)]
    with pytest.raises(Full, match="point_full"):
        house.container.pickup.choose_point.choose(ELENA, "1002", "north")
    assert (order(house, "1002").point, taken(house)) == (None, 1)


def test_the_last_place_is_taken_by_one_of_two_who_come_at_once(house: House) -> None:
    second = late(house, lambda: house.container.pickup.choose_point.choose(ANNA, "1001", "north"))
    with pytest.raises(Full, match="point_full"):
        second.container.pickup.choose_point.choose(ELENA, "1002", "north")
    assert (taken(house), order(house, "1002").point) == (1, None)
    assert agrees(house)


def test_who_presses_twice_has_taken_the_last_place_himself(house: House) -> None:
    second = late(house, lambda: house.container.pickup.choose_point.choose(ANNA, "1001", "north"))
    after = second.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert (after, taken(house)) == (order(house), 1)


def test_a_place_that_was_left_can_be_taken(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    assert house.container.pickup.choose_point.choose(ELENA, "1002", "north").point


def test_a_point_that_is_made_smaller_keeps_those_who_are_there(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    changed(house, replace(SOUTH, capacity=0))
    assert (taken(house, "south"), order(house).held_at) == (1, "south")
    with pytest.raises(Full):
        house.container.pickup.choose_point.choose(ELENA, "1002", "south")
    house.container.pickup.choose_point.choose(ANNA, "1001", None)
    assert agrees(house)


@pytest.mark.parametrize(
    ("until", "days", "is_open"),
    [(None, 0, False), (date(2026, 11, 24), 1, False), (date(2026, 11, 24), 2, True)],
)
def test_a_closed_point_is_shown_with_its_reason_and_opens_by_itself(
    house: House, until: date | None, days: int, is_open: bool
) -> None:
    changed(house, replace(SOUTH, closed=True, closed_until=until, closed_reason="ремонт"))
    house.clock.pass_by(days=days)
    _, (_, south) = house.container.pickup.choose_point.offered(ANNA, "1001")
    assert (south.closed, south.point.closed_reason) == (not is_open, "ремонт")
    if is_open:
        assert house.container.pickup.choose_point.choose(ANNA, "1001", "south").point
    else:
        with pytest.raises(Conflict, match="point_closed"):
            house.container.pickup.choose_point.choose(ANNA, "1001", "south")


def test_the_day_a_point_opens_begins_in_the_zone_of_the_community(house: House) -> None:
    changed(house, replace(SOUTH, closed=True, closed_until=date(2026, 11, 23)))
    house.clock.moment = house.clock.moment.replace(hour=22)
    for version, (zone, is_open) in enumerate((("Europe/London", False), ("Europe/Moscow", True)), 1):
        house.save(a_community(zone=zone, version=version))
        house.clock.pass_by(minutes=1)
        _, (_, south) = house.container.pickup.choose_point.offered(ANNA, "1001")
        assert south.closed is not is_open


def test_a_retired_point_is_shown_to_those_who_wait_there_and_to_nobody_else(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, replace(NORTH, retired=True))
    _, hers = house.container.pickup.choose_point.offered(ANNA, "1001")
    _, others = house.container.pickup.choose_point.offered(ELENA, "1002")
    assert [each.point.id for each in hers] == ["north", "south"]
    assert [each.point.id for each in others] == ["south"]
    with pytest.raises(Conflict, match="point_retired"):
        house.container.pickup.choose_point.choose(ELENA, "1002", "north")
