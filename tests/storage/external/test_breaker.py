"""The circuit breakers of accounts: shut by calls that nobody answers, read together; each account has its own."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import CircuitOpen, NotYet
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from tests.storage.external.turns import INTERVAL, Calls
from tests.world import Clock


def lost(limiter: DynamoRateLimiter, times: int) -> None:
    for _ in range(times):
        limiter.failed(limiter.take())


def open_now(container: Container, community: Community) -> Mapping[str, CircuitBreaker]:
    return container.stores.breakers.of(community.id, ["ozon-1", "ozon-2"])


def test_five_calls_in_a_row_that_nobody_answers_stop_all_and_one_probe_goes_out_at_a_time(
    limiter: DynamoRateLimiter, container: Container, community: Community, clock: Clock
) -> None:
    lost(limiter, 4)
    assert open_now(container, community) == {}
    lost(limiter, 1)
    opened = clock()
    found = open_now(container, community)["ozon-1"]
    assert (found.opened_at, found.retry_at, found.failures) == (opened, opened + timedelta(seconds=30), 5)
    with pytest.raises(CircuitOpen) as shut:
        limiter.take()
    assert shut.value.retry_after == 30
    clock.pass_by(seconds=30)
    probe = limiter.take()
    with pytest.raises(CircuitOpen) as waits:
        limiter.take()
    assert waits.value.retry_after == 30
    clock.pass_by(seconds=10)
    limiter.failed(probe)
    found = open_now(container, community)["ozon-1"]
    assert (found.opened_at, found.retry_at, found.failures) == (opened, clock() + timedelta(seconds=60), 6)


def test_the_first_answer_closes_it_and_who_waited_has_his_turn(
    limiter: DynamoRateLimiter, container: Container, community: Community, clock: Clock, calls: Calls
) -> None:
    lost(limiter, 5)
    clock.pass_by(seconds=30)
    limiter.succeeded(limiter.take())
    assert open_now(container, community) == {}
    assert limiter.take().failures == 0
    assert calls.slept[-1] == INTERVAL
    lost(limiter, 4)
    assert open_now(container, community) == {}


def test_a_probe_that_is_told_to_pause_closes_it_and_nobody_calls_in_the_pause(
    limiter: DynamoRateLimiter, container: Container, community: Community, clock: Clock
) -> None:
    lost(limiter, 5)
    clock.pass_by(seconds=30)
    probe = limiter.take()
    limiter.pause(300)
    limiter.succeeded(probe.half_opened())
    assert open_now(container, community) == {}
    with pytest.raises(NotYet) as early:
        limiter.take()
    assert early.value.retry_after == 300


def test_an_answer_among_lost_ones_begins_the_count_anew(
    limiter: DynamoRateLimiter, container: Container, community: Community, clock: Clock
) -> None:
    lost(limiter, 4)
    limiter.succeeded(limiter.take())
    clock.pass_by(seconds=1)
    lost(limiter, 4)
    assert open_now(container, community) == {}


def test_who_comes_second_leaves_the_breaker_as_it_is(
    limiter: DynamoRateLimiter, container: Container, community: Community
) -> None:
    lost(limiter, 3)
    before = limiter.take()
    for _ in range(3):
        limiter.failed(before)
    assert limiter.take().failures == 4
    limiter.succeeded(before)
    assert limiter.take().failures == 4


def test_a_longer_pause_stays_when_it_opens(limiter: DynamoRateLimiter, clock: Clock) -> None:
    lost(limiter, 4)
    breaker = limiter.take()
    limiter.pause(300)
    limiter.failed(breaker)
    with pytest.raises(CircuitOpen) as shut:
        limiter.take()
    assert shut.value.retry_after == 300


def test_those_that_are_open_are_read_in_one_call_and_of_nobody_else(
    limiter: DynamoRateLimiter, container: Container, community: Community
) -> None:
    lost(limiter, 5)
    found = container.stores.breakers.of(community.id, ["ozon-1", "ozon-2"])
    assert {name: each.partner for name, each in found.items()} == {"ozon-1": "ozon-1"}
    assert container.stores.breakers.of(community.id, ["ozon-2"]) == {}
    assert container.stores.breakers.of(f"{community.id}x", ["ozon-1"]) == {}
    assert container.stores.breakers.of(community.id, []) == {}
