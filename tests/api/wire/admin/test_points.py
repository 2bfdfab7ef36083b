"""Pickup points: asked for, changed, shown."""

from typing import Any

import msgspec
import pytest

from chalicelib.api.wire.admin.points import PointAsked, PointChanged, read_change, read_point, write_points
from chalicelib.usecases.ports import PointOccupancy
from tests.api.wire.plain import asked, told
from tests.factories import a_point, points_of


def test_a_new_point_has_no_id_yet_and_its_words_are_trimmed() -> None:
    point = read_point(asked(PointAsked, title=" Склад ", address="\tул. Лесная, 5\n", capacity=3))
    assert (point.id, point.title, point.address) == ("", "Склад", "ул. Лесная, 5")
    assert (point.capacity, point.price, point.photo, point.retired) == (3, 0, None, False)


def test_a_change_names_only_what_changes() -> None:
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({}, {}),
        ({"hours": " вт "}, {"hours": "вт"}),
        ({"capacity": None, "photo": None}, {"capacity": None, "photo": None}),
        ({"price": 0, "closed": False}, {"price": 0, "closed": False}),
        ({"closed": True, "closedReason": "переучёт"}, {"closed": True, "closed_reason": "переучёт"}),
    ]
    before = a_point(capacity=5, photo="https://i.okcdn.ru/1", price=100, closed=True)
    for sent, changed in cases:
        after = read_change(asked(PointChanged, **sent))(before)
        assert after == msgspec.structs.replace(before, **changed), sent


def test_what_cannot_be_nothing_is_refused_where_it_is_named_so() -> None:
    for wrong in ({"title": None}, {"price": None}, {"closed": "yes"}, {"closedUntil": "завтра"}, {"colour": "red"}):
        with pytest.raises(msgspec.ValidationError):
            asked(PointChanged, **wrong)


def test_each_point_is_shown_with_how_many_orders_wait_there() -> None:
    places = PointOccupancy(points_of(a_point(), a_point(id="south"), version=4), {"south": 2, "gone": 9})
    shown = told(write_points(places))
    assert [(each["id"], each["taken"]) for each in shown["points"]] == [("north", 0), ("south", 2)]
    assert shown["version"] == 4
    assert shown["points"][0].keys() >= {"closedUntil", "closedReason", "retired"}
