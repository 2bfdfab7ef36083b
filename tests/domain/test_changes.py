"""What is other than before, by field."""

from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from tests.factories import a_point, points_of


def test_only_what_differs_is_told_on_both_sides() -> None:
    before = a_point(price=1)
    assert changed_fields(before, replace(before, price=2, hours="вт")) == (
        {"hours": before.hours, "price": 1},
        {"hours": "вт", "price": 2},
    )
    assert changed_fields(before, before) == ({}, {})


def test_a_version_is_no_change() -> None:
    assert changed_fields(points_of(), replace(points_of(), version=7)) == ({}, {})
