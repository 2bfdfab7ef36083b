"""What is sent to change an order."""

import pytest

from chalicelib.domain.external.sighting import Phase, SeenLine, Sighting
from chalicelib.marketplaces.yandex_market import changes
from chalicelib.usecases.ports import CallRefused

LINES = (SeenLine("1", "A", "", 3), SeenLine("2", "B", "", 2, cancelled=1))


def order(program: str = "", lines: tuple[SeenLine, ...] = LINES) -> Sighting:
    return Sighting("41", Phase.OPEN, "PROCESSING", lines, extra={"program": program})


def test_the_whole_of_an_order_needs_no_reduction() -> None:
    for pieces in ({"1": 3, "2": 1}, {"1": 3, "2": 2}, {"1": 9, "2": 9}):
        assert changes.left_after(order(), pieces) is None
    assert changes.left_without(order(), {"1": 3, "2": 1}) is None


def test_what_is_left_is_told_of_every_line() -> None:
    assert changes.left_after(order(), {"1": 1}) == {"1": 1, "2": 0}
    assert changes.left_without(order(), {"1": 1}) == {"1": 2, "2": 1}
    assert changes.left_without(order(), {"1": 9}) == {"1": 0, "2": 1}


def test_a_line_that_is_gone_already_may_be_named_with_nothing_of_it() -> None:
    assert changes.left_after(order(), {"1": 3, "2": 1, "gone": 0}) is None


def test_a_program_has_its_way_to_reduce() -> None:
    left = {"1": 2, "2": 0}
    assert changes.reduction(order("DBS"), left) == (
        "/items",
        {"items": [{"id": 1, "count": 2}, {"id": 2, "count": 0}], "reason": "PARTNER_REQUESTED_REMOVE"},
    )
    for program in ("FBS", "EXPRESS", "", "NEW"):
        boxes = {"boxes": [{"items": [{"id": 1, "fullCount": 2}]}], "allowRemove": True}
        assert changes.reduction(order(program), left) == ("/boxes", boxes)
    for program in ("FBY", "LAAS"):
        with pytest.raises(CallRefused):
            changes.reduction(order(program), left)
    with pytest.raises(CallRefused):
        changes.reduction(order("DBS"), {"OC90": 1})


def test_nothing_at_all_is_no_decision() -> None:
    for pieces in ({}, {"1": 0}, {"9": 1}):
        with pytest.raises(CallRefused):
            changes.left_after(order(), pieces)
        with pytest.raises(CallRefused):
            changes.left_without(order(), pieces)
