"""Whose turn it is to call a marketplace: moments reserved in one row, by all workers alike."""

import itertools
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import NotYet
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from tests.storage.external.turns import INTERVAL, Calls, a_limiter
from tests.world import Clock
from tests.worlds.differences import not_of_moto

WORKERS, TURNS = 16, 6


def test_turns_are_an_interval_apart_and_those_far_off_come_again(
    limiter: DynamoRateLimiter, calls: Calls, clock: Clock
) -> None:
    for _ in range(6):
        limiter.take()
    assert calls.slept == [100, 200, 300, 400, 500]
    with pytest.raises(NotYet) as early:
        limiter.take()
    assert early.value.retry_after == 1
    clock.pass_by(seconds=1)
    limiter.take()
    assert len(calls.slept) == 5


def test_what_cost_more_is_paid_for(limiter: DynamoRateLimiter, calls: Calls, clock: Clock) -> None:
    limiter.take()
    limiter.charge(3)
    limiter.take()
    assert calls.slept == [400]
    clock.pass_by(seconds=10)
    limiter.charge(2)
    limiter.take()
    assert calls.slept == [400, 200]


def test_nobody_calls_in_a_pause_and_a_shorter_one_does_not_end_a_longer(
    limiter: DynamoRateLimiter, calls: Calls, clock: Clock
) -> None:
    limiter.pause(30)
    limiter.pause(5)
    with pytest.raises(NotYet) as early:
        limiter.take()
    assert early.value.retry_after == 30
    clock.pass_by(seconds=30)
    limiter.take()
    assert calls.slept == []


def test_an_account_does_not_wait_for_another(
    container: Container, community: Community, clock: Clock, calls: Calls
) -> None:
    limiter = a_limiter(container, community, clock, calls)
    limiter.pause(30)
    a_limiter(container, community, clock, calls, account="ozon-2").take()
    assert calls.slept == []


@dataclass
class Worker:
    """Takes turns on a clock of its own that stands still: the moments, in ms, are those that the row gave away."""

    container: Container
    community: Community
    late: int
    began: list[int] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.began.append(self.late + round(seconds * 1000))

    def work(self) -> list[int]:
        at = datetime(2026, 11, 22, 10, 0, tzinfo=UTC) + timedelta(milliseconds=self.late)
        limiter = DynamoRateLimiter(
            client=self.container.clients.dynamodb,
            community=self.community.id,
            account="ozon-1",
            interval=INTERVAL,
            ahead=10**6,
            now=lambda: at,
            sleep=self,
            stretch=lambda: 1.0,
        )
        for _ in range(TURNS):
            before = len(self.began)
            limiter.take()
            if len(self.began) == before:
                self.began.append(self.late)
        return self.began


@not_of_moto("moto gives a moment to two threads that ask for it at once")
def test_of_sixteen_workers_no_window_holds_more_than_allowed(container: Container, community: Community) -> None:
    workers = [Worker(container, community, 7 * place) for place in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        moments = sorted(moment for began in pool.map(Worker.work, workers) for moment in began)
    assert len(moments) == WORKERS * TURNS
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert min(gaps) >= INTERVAL
    for width in (1_000, 3_000):
        most = max(sum(start <= each < start + width for each in moments) for start in moments)
        assert most <= width / INTERVAL


def test_who_has_no_turn_comes_back_at_a_moment_of_his_own(limiter: DynamoRateLimiter, clock: Clock) -> None:
    """Told the same moment, all would come back for the few turns that are near then, again and again."""
    for _ in range(6):
        limiter.take()
    told = []
    for _ in range(40):
        with pytest.raises(NotYet) as late:
            limiter.take()
        told.append(late.value.retry_after)
    assert told == sorted(told)
    assert Counter(told).most_common(1)[0][1] <= 1_000 // INTERVAL
    assert told[-1] - told[0] in (3, 4)
    clock.pass_by(seconds=told[-1])
    limiter.take()
