"""The gate before a partner, and how calls are counted."""

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.notices.circuit_breaker import LONGEST, OK_BOT, PROBE, CircuitBreaker, RateWindow, rate_window
from tests.factories import COMMUNITY, NOW

CIRCUIT_BREAKER = CircuitBreaker(COMMUNITY, OK_BOT)
SECOND = timedelta(seconds=1)


def test_a_gate_that_was_never_shut_keeps_nobody() -> None:
    assert CIRCUIT_BREAKER.waits_until(NOW) is None


def test_a_dead_partner_is_knocked_at_more_and_more_seldom_and_never_less_than_every_ten_minutes() -> None:
    breaker, pauses = CIRCUIT_BREAKER, []
    for _ in range(8):
        breaker = breaker.shut(NOW, retry_after=1)
        until = breaker.waits_until(NOW)
        assert until
        pauses.append((until - NOW).total_seconds())
    assert pauses == [30, 60, 120, 240, 480, 600, 600, 600]


@pytest.mark.parametrize("seconds", [1, 30, 60, 600, 7200])
def test_a_partner_who_says_when_to_come_is_not_asked_before(seconds: int) -> None:
    until = CIRCUIT_BREAKER.shut(NOW, seconds).waits_until(NOW)
    assert until == NOW + max(PROBE, timedelta(seconds=seconds))


def test_nobody_waits_any_more_when_the_moment_has_come() -> None:
    breaker = CIRCUIT_BREAKER.shut(NOW, 30)
    assert breaker.waits_until(NOW + PROBE - timedelta(milliseconds=1)) == NOW + PROBE
    assert breaker.waits_until(NOW + PROBE) is None


def test_while_somebody_knocks_the_others_wait() -> None:
    breaker = CIRCUIT_BREAKER.shut(NOW, 30).probing(NOW + PROBE)
    assert breaker.waits_until(NOW + PROBE) == NOW + 2 * PROBE
    assert breaker.failures == 1


def test_when_a_knock_is_answered_nobody_has_to_knock_and_the_failures_are_remembered() -> None:
    shut = CIRCUIT_BREAKER.shut(NOW, 30)
    answered = shut.answered()
    assert [breaker.needs_probe for breaker in (CIRCUIT_BREAKER, shut, answered)] == [False, True, False]
    assert answered.waits_until(NOW) is None
    assert answered.shut(NOW, 1).waits_until(NOW) == NOW + 2 * PROBE


def test_an_opened_gate_forgets_its_failures() -> None:
    breaker = CIRCUIT_BREAKER.shut(NOW, 30).shut(NOW, 30).opened()
    assert (breaker.waits_until(NOW), breaker.failures) == (None, 0)
    assert breaker.shut(NOW, 1).waits_until(NOW) == NOW + PROBE


def test_the_longest_wait_is_ten_minutes() -> None:
    assert timedelta(minutes=10) == LONGEST


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
