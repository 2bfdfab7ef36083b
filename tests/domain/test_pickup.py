"""Pickup points."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.pickup import LIMITS, MOST_KEPT, MOST_POINTS, checked_point, choosable, chosen
from tests.factories import NOW, a_point, points_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({}, False),
        ({"closed": True}, True),
        ({"closed": True, "closed_until": TODAY + timedelta(days=1)}, True),
        ({"closed": True, "closed_until": TODAY}, False),
        ({"closed": True, "closed_until": TODAY - timedelta(days=1)}, False),
        ({"closed_until": TODAY + timedelta(days=1)}, False),
    ],
)
def test_a_point_is_closed_until_its_first_open_day(fields: dict[str, Any], closed: bool) -> None:
    point = a_point(**fields)
    assert point.is_closed(TODAY) is closed
    if closed:
        with pytest.raises(Conflict, match="point_closed"):
            choosable(point, TODAY)
    else:
        assert choosable(point, TODAY) == point


def test_a_retired_point_is_chosen_by_nobody() -> None:
    with pytest.raises(Conflict, match="point_retired"):
        choosable(a_point(retired=True), TODAY)


def test_a_choice_remembers_the_point_as_it_was() -> None:
    choice = chosen(a_point(price=150), NOW)
    assert (choice.id, choice.title, choice.address, choice.hours) == (
        "north",
        "На Северной",
        "Северная, 5",
        "Пн–Пт 10:00–19:00",
    )
    assert (choice.price, choice.chosen_at) == (150, NOW)


def test_a_point_is_found_by_its_id() -> None:
    points = points_of(a_point(), a_point(id="south"))
    assert points.find("south").id == "south"
    with pytest.raises(NotFound, match="point_missing"):
        points.find("west")


def test_a_changed_point_takes_the_place_of_the_old_one() -> None:
    points = points_of(a_point(), a_point(id="south")).put(a_point(address="Новая, 7"))
    assert [(point.id, point.address) for point in points.points] == [("north", "Новая, 7"), ("south", "Северная, 5")]


def test_points_are_few() -> None:
    many = points_of(*(a_point(id=str(place)) for place in range(MOST_POINTS)))
    with pytest.raises(Invalid, match="points_too_many"):
        many.put(a_point(id="one more"))
    assert many.put(a_point(id="0", title="Другая")).find("0").title == "Другая"


def test_retired_points_make_room_for_others_up_to_a_limit() -> None:
    many = points_of(*(a_point(id=str(place), retired=True) for place in range(MOST_KEPT - 1)))
    full = many.put(a_point(id="the last one"))
    with pytest.raises(Invalid, match="points_too_many"):
        full.put(a_point(id="one more"))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"price": HIGHEST, "capacity": 0},
        {"capacity": 100_000},
        {"photo": "https://i.mycdn.me/point.jpg"},
        {name: "я" * limit for name, limit in LIMITS.items() if name != "photo"},
    ],
)
def test_a_good_point_is_taken_as_it_is(fields: dict[str, Any]) -> None:
    assert checked_point(a_point(**fields)) == a_point(**fields)


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"title": " "}, "point_unnamed", "title"),
        ({"address": ""}, "address_missing", "address"),
        ({"price": -1}, "price_unreadable", "price"),
        ({"price": HIGHEST + 1}, "price_unreadable", "price"),
        ({"capacity": -1}, "capacity_unreadable", "capacity"),
        ({"capacity": 100_001}, "capacity_unreadable", "capacity"),
        ({"photo": "http://i.mycdn.me/point.jpg"}, "photo_unreadable", "photo"),
        ({"photo": "javascript:alert(1)"}, "photo_unreadable", "photo"),
        ({"title": "я" * 81}, "text_too_long", "title"),
        ({"hours": "я" * 201}, "text_too_long", "hours"),
        ({"closed_reason": "я" * 201}, "text_too_long", "closedReason"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(fields: dict[str, Any], reason: str, field: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        checked_point(a_point(**fields))
    assert refused.value.field == field
