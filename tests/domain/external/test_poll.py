"""Polls: one at a time, in windows that overlap, up to the present."""

from datetime import timedelta

import pytest

from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.poll import FIRST_LOOK, LEASE, LONGEST_WINDOW, OVERLAP, Poll
from tests.factories import COMMUNITY, NOW

NEW = Poll(COMMUNITY, "ozon-1")


def test_a_new_account_is_looked_through_at_once() -> None:
    assert NEW.is_due(NOW)
    begun = NEW.begun(NOW)
    assert (begun.since(NOW), begun.until) == (NOW - FIRST_LOOK, NOW)


def test_nobody_polls_while_somebody_does_and_who_died_holds_nobody_up_for_long() -> None:
    begun = NEW.begun(NOW)
    assert not begun.is_due(NOW)
    assert begun.is_due(NOW + LEASE)
    assert begun.rested().is_due(NOW)


def test_a_window_is_gone_on_with_where_it_was_left() -> None:
    rested = NEW.begun(NOW).advanced("c", NOW, found=2, listed=2).rested()
    later = rested.begun(NOW + timedelta(hours=1))
    assert (later.until, later.cursor, later.found) == (NOW, "c", 2)


def test_the_next_window_overlaps_the_last() -> None:
    ended = NEW.begun(NOW).ended(Marketplace.OZON, NOW)
    assert (ended.done_until, ended.until, ended.found) == (NOW, None, 0)
    assert not ended.is_due(NOW)
    assert ended.is_due(NOW + timedelta(minutes=15))
    assert ended.since(NOW + timedelta(minutes=15)) == NOW - OVERLAP


@pytest.mark.parametrize(("marketplace", "minutes"), [(Marketplace.ZZAP, 5), (Marketplace.OZON, 15)])
def test_the_stroke_of_the_clock_that_is_meant_finds_it_due(marketplace: Marketplace, minutes: int) -> None:
    """A poll ends after the stroke that asked for it: seconds, or a minute or two where there is a queue."""
    for took in (timedelta(seconds=1), timedelta(seconds=90)):
        ended = NEW.begun(NOW).ended(marketplace, NOW + took)
        assert ended.is_due(NOW + timedelta(minutes=minutes))
        assert not ended.is_due(NOW + timedelta(minutes=minutes - 5) + took)


def test_after_a_long_rest_windows_follow_each_other_up_to_the_present() -> None:
    late = NOW + timedelta(days=30)
    begun = NEW.begun(NOW).ended(Marketplace.WILDBERRIES, NOW).begun(late)
    assert begun.until == NOW - OVERLAP + LONGEST_WINDOW
    assert begun.ended(Marketplace.WILDBERRIES, late).is_due(late)
