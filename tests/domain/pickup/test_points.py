"""Pickup points."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.pickup.points import (
    LIMITS,
    MOST_KEPT,
    MOST_POINTS,
    PickupPoint,
    checked_photo,
    checked_point,
    choosable,
    chosen,
)
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


def test_a_retired_point_does_not_come_back_when_there_are_enough() -> None:
    many = points_of(*(a_point(id=str(place), retired=not place) for place in range(MOST_POINTS + 1)))
    with pytest.raises(Invalid, match="points_too_many"):
        many.put(a_point(id="0"))
    assert many.put(a_point(id="1", retired=True)).put(a_point(id="0")).offered == MOST_POINTS


def test_points_that_are_too_many_already_can_still_be_changed() -> None:
    many = points_of(*(a_point(id=str(place)) for place in range(MOST_POINTS + 1)))
    assert many.put(a_point(id="0", title="Другая")).find("0").title == "Другая"


def test_the_oldest_retired_point_where_nothing_waits_is_forgotten_for_one_too_many() -> None:
    many = points_of(*(a_point(id=str(place), retired=True) for place in range(MOST_KEPT)))
    after = many.put(a_point(id="new"), held=["0"])
    assert len(after.points) == MOST_KEPT
    assert [point.id for point in after.points[:2]] == ["0", "2"]
    with pytest.raises(Invalid, match="points_kept_too_many") as refused:
        many.put(a_point(id="new"), held=[point.id for point in many.points])
    assert refused.value.values == {"limit": 200}


def full(place: int, **fields: Any) -> PickupPoint:
    """A point whose texts are as long as they may be, in signs of four bytes."""
    texts = {name: "\U0001f9e6" * limit for name, limit in LIMITS.items()}
    return checked_point(a_point(id=str(place), **texts, **fields))


def test_points_with_the_longest_texts_fit_into_one_row() -> None:
    points = points_of(*(full(place) for place in range(MOST_POINTS)))
    for place in range(MOST_POINTS, 3 * MOST_KEPT):
        points = points.put(full(place - MOST_POINTS, retired=True)).put(full(place))
        assert not points.is_large
    assert points.offered == MOST_POINTS


def test_points_that_cannot_be_forgotten_say_that_their_texts_are_too_long() -> None:
    points, place = points_of(full(0)), 0
    while not replace(points, points=(*points.points, full(place + 1))).is_large:
        place += 1
        points = replace(points, points=(*points.points, full(place, retired=True)))
    with pytest.raises(Invalid, match="points_too_long"):
        points.put(full(place + 1), [each.id for each in points.points])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"price": HIGHEST, "capacity": 0},
        {"capacity": 100_000},
        {name: "я" * limit for name, limit in LIMITS.items()},
    ],
)
def test_a_good_point_is_taken_as_it_is(fields: dict[str, Any]) -> None:
    assert checked_point(a_point(**fields)) == a_point(**fields)


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"title": " "}, "point_unnamed", "title"),
        ({"address": ""}, "address_missing", "address"),
        ({"price": -1}, "kopecks_unreadable", "price"),
        ({"price": HIGHEST + 1}, "kopecks_unreadable", "price"),
        ({"capacity": -1}, "capacity_unreadable", "capacity"),
        ({"capacity": 100_001}, "capacity_unreadable", "capacity"),
        ({"title": "я" * 81}, "text_too_long", "title"),
        ({"hours": "я" * 201}, "text_too_long", "hours"),
        ({"closed_reason": "я" * 201}, "text_too_long", "closedReason"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(fields: dict[str, Any], reason: str, field: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        checked_point(a_point(**fields))
    assert refused.value.field == field


OK_AND_SANDBOX = ["https://*.okcdn.ru", "http://127.0.0.1:9000"]


@pytest.mark.parametrize(
    "photo", [None, "", "https://i.okcdn.ru/p.jpg", "https://a.b.okcdn.ru/p?q=1", "http://127.0.0.1:9000/photo/1.svg"]
)
def test_a_photo_comes_from_where_the_page_may_show_it(photo: str | None) -> None:
    checked_photo(photo, OK_AND_SANDBOX)


@pytest.mark.parametrize(
    "photo",
    [
        "https://elsewhere.example/p.jpg",
        "https://okcdn.ru.example/p.jpg",
        "https://elsewhere.example/https://i.okcdn.ru/p.jpg",
        "http://i.okcdn.ru/p.jpg",
        "http://127.0.0.1/p.jpg",
        "javascript:alert(1)",
        "https://[",
        "p.jpg",
        "https://evil.com?.okcdn.ru/x",
        "https://evil.com#.okcdn.ru/x",
        "https://evil.com\\.okcdn.ru/x",
    ],
)
def test_any_other_photo_is_refused(photo: str) -> None:
    with pytest.raises(Invalid, match="photo_foreign") as refused:
        checked_photo(photo, OK_AND_SANDBOX)
    assert refused.value.field == "photo"
