"""How calls to a partner are counted."""

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.circuit_breaker import OK_BOT
from chalicelib.domain.notices.rate_limit import RateWindow, rate_window
from tests.factories import NOW

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("calls", "room", "of_a_second"),
    [(2, 1, 1), (3, 1, 2), (4, 1, 3), (5, 1, 4), (10, 2, 8), (25, 5, 20), (50, 10, 40)],
)
def test_most_of_what_is_allowed_can_be_used(calls: int, room: int, of_a_second: int) -> None:
    slots = {rate_window(OK_BOT, NOW + SECOND * part / 100, calls) for part in range(6_000)}
    assert {each.room for each in slots} == {room}
    assert sum(each.room for each in slots) / 60 == pytest.approx(of_a_second, rel=0.02)


@settings(deadline=None)
@given(calls=st.integers(2, 100), start=st.integers(0, 10**9))
@example(calls=4, start=999_999)
def test_no_second_holds_more_calls_than_are_allowed_wherever_it_begins(calls: int, start: int) -> None:
    begun = NOW + timedelta(microseconds=start)
    touched: set[RateWindow] = {rate_window(OK_BOT, begun + SECOND * part / 256, calls) for part in range(256)}
    touched.add(rate_window(OK_BOT, begun + SECOND - timedelta(microseconds=1), calls))
    assert sum(each.room for each in touched) <= calls


def test_partners_are_counted_apart() -> None:
    assert rate_window("ok_bot", NOW, 10).name != rate_window("other", NOW, 10).name
