"""The circuit breaker before a partner."""

from datetime import timedelta

import pytest

from chalicelib.domain.circuit_breaker import LONGEST, MARKETPLACE, OK_BOT, PROBE, CircuitBreaker
from tests.factories import COMMUNITY, NOW

CIRCUIT_BREAKER = CircuitBreaker(COMMUNITY, OK_BOT)


def test_a_breaker_that_was_never_opened_blocks_nobody() -> None:
    assert CIRCUIT_BREAKER.blocked_until(NOW) is None


def test_a_dead_partner_is_probed_more_and_more_seldom_and_never_less_than_every_ten_minutes() -> None:
    breaker, pauses = CIRCUIT_BREAKER, []
    for _ in range(8):
        breaker = breaker.opened(NOW, retry_after=1)
        until = breaker.blocked_until(NOW)
        assert until
        pauses.append((until - NOW).total_seconds())
    assert pauses == [30, 60, 120, 240, 480, 600, 600, 600]


@pytest.mark.parametrize("seconds", [1, 30, 60, 600, 7200])
def test_a_partner_who_says_when_to_come_is_not_asked_before(seconds: int) -> None:
    until = CIRCUIT_BREAKER.opened(NOW, seconds).blocked_until(NOW)
    assert until == NOW + max(PROBE, timedelta(seconds=seconds))


def test_nobody_waits_any_more_when_the_moment_has_come() -> None:
    breaker = CIRCUIT_BREAKER.opened(NOW, 30)
    assert breaker.blocked_until(NOW + PROBE - timedelta(milliseconds=1)) == NOW + PROBE
    assert breaker.blocked_until(NOW + PROBE) is None


def test_while_somebody_probes_the_others_wait() -> None:
    breaker = CIRCUIT_BREAKER.opened(NOW, 30).probing(NOW + PROBE)
    assert breaker.blocked_until(NOW + PROBE) == NOW + 2 * PROBE
    assert breaker.failures == 1


def test_when_a_probe_is_answered_nobody_has_to_probe_and_the_failures_are_remembered() -> None:
    opened = CIRCUIT_BREAKER.opened(NOW, 30)
    half_opened = opened.half_opened()
    assert [breaker.needs_probe for breaker in (CIRCUIT_BREAKER, opened, half_opened)] == [False, True, False]
    assert half_opened.blocked_until(NOW) is None
    assert half_opened.opened(NOW, 1).blocked_until(NOW) == NOW + 2 * PROBE


def test_a_closed_breaker_forgets_its_failures() -> None:
    breaker = CIRCUIT_BREAKER.opened(NOW, 30).opened(NOW, 30).closed()
    assert (breaker.blocked_until(NOW), breaker.failures) == (None, 0)
    assert breaker.opened(NOW, 1).blocked_until(NOW) == NOW + PROBE


def test_the_longest_wait_is_ten_minutes() -> None:
    assert timedelta(minutes=10) == LONGEST


def test_of_a_marketplace_some_lost_calls_are_tolerated_and_an_outage_has_a_beginning() -> None:
    breaker, pauses = CircuitBreaker(COMMUNITY, "ozon-1"), []
    for _ in range(4):
        breaker = breaker.opened(NOW, tolerance=MARKETPLACE)
        assert (breaker.retry_at, breaker.opened_at, breaker.needs_probe) == (None, None, False)
    for minutes in range(7):
        breaker = breaker.opened(NOW + timedelta(minutes=minutes), tolerance=MARKETPLACE, stretch=1.5)
        assert breaker.retry_at
        pauses.append((breaker.retry_at - NOW).total_seconds() - 60 * minutes)
    assert pauses == [45, 90, 180, 360, 720, 1350, 1350]
    assert breaker.opened_at == NOW
    assert breaker.closed() == CircuitBreaker(COMMUNITY, "ozon-1")
