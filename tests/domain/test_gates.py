"""The gate before a partner, and how calls are counted."""

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.gates import KNOCK, LONGEST, OK_BOT, Gate, Slot, slot
from tests.factories import COMMUNITY, NOW

GATE = Gate(COMMUNITY, OK_BOT)
SECOND = timedelta(seconds=1)


def test_a_gate_that_was_never_shut_keeps_nobody() -> None:
    assert GATE.waits_until(NOW) is None


def test_a_dead_partner_is_knocked_at_more_and_more_seldom_and_never_less_than_every_ten_minutes() -> None:
    gate, pauses = GATE, []
    for _ in range(8):
        gate = gate.shut(NOW, retry_after=1)
        until = gate.waits_until(NOW)
        assert until
        pauses.append((until - NOW).total_seconds())
    assert pauses == [30, 60, 120, 240, 480, 600, 600, 600]


@pytest.mark.parametrize("seconds", [1, 30, 60, 600, 7200])
def test_a_partner_who_says_when_to_come_is_not_asked_before(seconds: int) -> None:
    until = GATE.shut(NOW, seconds).waits_until(NOW)
    assert until == NOW + max(KNOCK, timedelta(seconds=seconds))


def test_nobody_waits_any_more_when_the_moment_has_come() -> None:
    gate = GATE.shut(NOW, 30)
    assert gate.waits_until(NOW + KNOCK - timedelta(milliseconds=1)) == NOW + KNOCK
    assert gate.waits_until(NOW + KNOCK) is None


def test_while_somebody_knocks_the_others_wait() -> None:
    gate = GATE.shut(NOW, 30).knocked(NOW + KNOCK)
    assert gate.waits_until(NOW + KNOCK) == NOW + 2 * KNOCK
    assert gate.failures == 1


def test_when_a_knock_is_answered_nobody_has_to_knock_and_the_failures_are_remembered() -> None:
    shut = GATE.shut(NOW, 30)
    answered = shut.answered()
    assert [gate.needs_a_knock for gate in (GATE, shut, answered)] == [False, True, False]
    assert answered.waits_until(NOW) is None
    assert answered.shut(NOW, 1).waits_until(NOW) == NOW + 2 * KNOCK


def test_an_opened_gate_forgets_its_failures() -> None:
    gate = GATE.shut(NOW, 30).shut(NOW, 30).opened()
    assert (gate.waits_until(NOW), gate.failures) == (None, 0)
    assert gate.shut(NOW, 1).waits_until(NOW) == NOW + KNOCK


def test_the_longest_wait_is_ten_minutes() -> None:
    assert timedelta(minutes=10) == LONGEST


@pytest.mark.parametrize(
    ("calls", "room", "of_a_second"),
    [(2, 1, 1), (3, 1, 2), (4, 1, 3), (5, 1, 4), (10, 2, 8), (25, 5, 20), (50, 10, 40)],
)
def test_most_of_what_is_allowed_can_be_used(calls: int, room: int, of_a_second: int) -> None:
    slots = {slot(OK_BOT, NOW + SECOND * part / 100, calls) for part in range(6_000)}
    assert {each.room for each in slots} == {room}
    assert sum(each.room for each in slots) / 60 == pytest.approx(of_a_second, rel=0.02)


@settings(deadline=None)
@given(calls=st.integers(2, 100), start=st.integers(0, 10**9))
@example(calls=4, start=999_999)
def test_no_second_holds_more_calls_than_are_allowed_wherever_it_begins(calls: int, start: int) -> None:
    begun = NOW + timedelta(microseconds=start)
    touched: set[Slot] = {slot(OK_BOT, begun + SECOND * part / 256, calls) for part in range(256)}
    touched.add(slot(OK_BOT, begun + SECOND - timedelta(microseconds=1), calls))
    assert sum(each.room for each in touched) <= calls


def test_partners_are_counted_apart() -> None:
    assert slot("ok_bot", NOW, 10).name != slot("other", NOW, 10).name
