"""An organizer's pickup points."""

from dataclasses import replace

import pytest

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.pickup import MOST_POINTS
from tests.factories import COMMUNITY, a_caller, a_point
from tests.usecases.house import House
from tests.usecases.rivals import late

MARIA = a_caller()


def test_a_point_is_added_with_an_id_of_ours(house: House) -> None:
    added = house.arranging.add(MARIA, a_point(id="chosen by somebody"))
    assert added.id == "id000001"
    assert house.arranging.list(MARIA).points.points == (added,)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.actor, entry.data) == (
        Event.POINTS_CHANGED,
        "buyer/maria",
        {"point": "id000001", "version": 1},
    )


def test_a_changed_point_keeps_its_place_in_the_list(house: House) -> None:
    first, second = (house.arranging.add(MARIA, a_point(title=title)) for title in ("Первый", "Второй"))
    changed = house.arranging.change(MARIA, replace(first, address="Новая, 7"))
    assert house.arranging.list(MARIA).points.points == (changed, second)


def test_a_change_that_changes_nothing_is_not_told(house: House) -> None:
    point = house.arranging.add(MARIA, a_point())
    assert house.arranging.change(MARIA, point) == point
    assert house.memory.events() == [Event.POINTS_CHANGED]


def test_two_organizers_at_once_both_have_their_point(house: House) -> None:
    second = late(house, lambda: house.arranging.add(MARIA, a_point(title="Первый")))
    second.arranging.add(MARIA, a_point(title="Второй"))
    assert [point.title for point in house.arranging.list(MARIA).points.points] == ["Первый", "Второй"]


def test_a_point_nobody_has_cannot_be_changed(house: House) -> None:
    house.arranging.add(MARIA, a_point())
    for caller, point in ((MARIA, "missing"), (a_caller(community="c2"), "id000001")):
        with pytest.raises(NotFound, match="point_missing"):
            house.arranging.change(caller, a_point(id=point))


def test_another_community_has_no_points_of_ours(house: House) -> None:
    house.arranging.add(MARIA, a_point())
    assert house.arranging.list(a_caller(community="c2")).points.points == ()


def test_points_are_few(house: House) -> None:
    for _ in range(MOST_POINTS):
        house.arranging.add(MARIA, a_point())
    with pytest.raises(Invalid, match="points_too_many"):
        house.arranging.add(MARIA, a_point())


def test_what_cannot_be_is_refused(house: House) -> None:
    point = house.arranging.add(MARIA, a_point())
    for attempt in (house.arranging.add, house.arranging.change):
        with pytest.raises(Invalid) as refused:
            attempt(MARIA, replace(point, price=-1))
        assert refused.value.field == "price"
    assert house.points.get(COMMUNITY).points.points == (point,)
