"""How far a comparison has come."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import TooMany
from chalicelib.domain.external.comparison import EVERY, LEASE, MOST_READ, Comparison, Stage
from chalicelib.domain.external.differences import MOST_FOUND, Difference, DifferenceKind
from tests.factories import COMMUNITY, NOW

FRESH = Comparison(COMMUNITY, "ozon-1")


def test_one_at_a_time_and_once_a_day() -> None:
    begun = FRESH.begun(NOW)
    assert FRESH.is_due(NOW)
    assert not begun.is_due(NOW)
    assert begun.is_due(NOW + LEASE)
    assert begun.rested().is_due(NOW)
    assert begun.begun(NOW + LEASE).begun_at == NOW
    ended = begun.ended(NOW)
    assert (ended.is_due(NOW + EVERY - timedelta(seconds=1)), ended.is_due(NOW + EVERY)) == (False, True)
    assert not ended.goes_on


def test_a_person_waits_for_no_day_but_for_ten_minutes() -> None:
    ended = FRESH.begun(NOW).ended(NOW)
    asked = ended.asked(NOW)
    assert asked.is_due(NOW)
    for busy in (asked, FRESH.begun(NOW), asked.begun(NOW).ended(NOW)):
        with pytest.raises(TooMany) as early:
            busy.asked(NOW + timedelta(minutes=9))
        assert early.value.retry_after == 61
        assert busy.asked(NOW + timedelta(minutes=10)).asked_at == NOW + timedelta(minutes=10)


def test_it_goes_through_their_list_then_ours_then_one_by_one() -> None:
    it = FRESH.begun(NOW).listed(["1", "2"], "more")
    assert (it.stage, it.cursor) == (Stage.THEIRS, "more")
    it = it.noting([Difference(DifferenceKind.UNKNOWN, "3")]).listed(["2", "3"], None)
    assert (it.stage, it.seen, it.cursor) == (Stage.OURS, ("1", "2", "3"), None)
    it = it.looked_through(["4"], "more").noting([Difference(DifferenceKind.STOCK, "9")]).looked_through(["5"], None)
    assert (it.stage, it.single, it.is_over) == (Stage.SINGLE, ("4", "5"), False)
    it = it.asked_for(["4", "5"]).mending({"3", "9"})
    assert it.is_over
    report = it.report("Ozon", NOW + timedelta(minutes=1))
    assert (report.compared, report.total, report.mended, report.left) == (5, 2, 1, 0)
    assert [each.order for each in report.found] == ["9", "3"]


def test_an_order_that_two_lists_show_is_counted_once() -> None:
    it = FRESH.begun(NOW).listed(["1", "2"], "more").listed(["2", "3"], None)
    assert (it.seen, it.compared) == (("1", "2", "3"), 3)


def test_a_list_without_an_end_ends() -> None:
    it = FRESH.begun(NOW)
    while it.stage is Stage.THEIRS:
        it = it.listed([str(it.pages)], f"more {it.pages}")
    assert (it.pages, it.cursor) == (50, None)


def test_what_is_too_much_is_counted() -> None:
    it = FRESH.begun(NOW).listed([], None)
    many = [str(place) for place in range(MOST_READ + 7)]
    found = [Difference(DifferenceKind.UNTOLD, each) for each in many]
    it = it.noting(found).noting(found).looked_through(many, None)
    assert (len(it.single), it.left, it.total) == (MOST_READ, 7, MOST_READ + 7)
    assert len(it.report("Ozon", NOW).found) == MOST_FOUND
