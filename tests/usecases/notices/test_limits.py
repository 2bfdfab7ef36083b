"""OK is never called more often than it allows, and nobody's message gets lost in the crowd."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import sleep

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet
from chalicelib.domain.journal import Entry
from chalicelib.ok.bot import OkBot
from chalicelib.usecases.notices.send_notices import SendNotices
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.fakes import MemoryCommits
from tests.usecases.house import House
from tests.usecases.notices.bots import WatchedBot
from tests.usecases.notices.crowd import crowd, heard, ready
from tests.usecases.notices.played import PlayedQueue
from tests.world import ANNA, Ok

WORKERS = 16
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class OneAtATime(MemoryCommits):
    """As the store does it: commits do not mix."""

    lock: Lock = field(default_factory=Lock)

    def commit(self, community: str, commit: Commit) -> None:
        with self.lock:
            super().commit(community, commit)


@dataclass
class Shift:
    """Workers who take events from one heap, and lay back what has to wait."""

    send_notices: SendNotices
    heap: deque[Entry]

    def work(self, pause: float = 0) -> None:
        while self.heap:
            self.take(pause)

    def take(self, pause: float = 0) -> None:
        try:
            event = self.heap.popleft()
        except IndexError:
            return
        try:
            self.send_notices.send(event)
        except NotYet:
            self.heap.append(event)
            sleep(pause)


def busiest_second(moments: Sequence[datetime]) -> int:
    """The most calls in one second, wherever it begins."""
    return max(sum(begun <= moment < begun + SECOND for moment in moments) for begun in moments)


@pytest.mark.slow
@pytest.mark.parametrize("calls", [2, 5, 10, 25])
def test_sixteen_workers_in_a_burst_never_pass_the_limit_in_any_second_and_lose_nothing(calls: int) -> None:
    """All of them try at the same moment, twenty times a second."""
    house = House()
    heap = deque(crowd(house, 40))
    bot = WatchedBot(clock=house.clock)
    shift = Shift(replace(house.container.notices.send, bot=bot, commits=OneAtATime(house.memory), calls=calls), heap)
    with ThreadPoolExecutor(WORKERS) as workers:
        while heap:
            for task in [workers.submit(shift.take) for _ in range(WORKERS)]:
                task.result(5)
            house.clock.pass_by(milliseconds=50)
    assert len(heard(bot)) == len(set(heard(bot))) == 40
    assert busiest_second(bot.calls) <= calls


@pytest.mark.slow
def test_over_the_played_ok_no_second_holds_more_than_it_allows(house: House, ok: Ok) -> None:
    """Sixteen workers by the real clock; the way from the count to OK takes now more, now less."""
    ok.reset()
    ok.ask("limit", per_second=20)
    heap = deque(crowd_of_anna(house, 24))
    send_notices = replace(
        house.container.notices.send,
        bot=OkBot(ok.url),
        commits=OneAtATime(house.memory),
        calls=10,
        now=lambda: datetime.now(UTC),
    )
    house.memory.secrets = dict.fromkeys(house.memory.secrets, DEMO["OK_BOT_TOKEN"])
    with ThreadPoolExecutor(WORKERS) as workers:
        for task in [workers.submit(Shift(send_notices, heap).work, pause=0.05) for _ in range(WORKERS)]:
            task.result(20)
    limit = ok.look("limit")["limit"]
    ok.reset()
    assert (limit["over"], limit["sent"]) == (0, 24)


def crowd_of_anna(house: House, count: int) -> Sequence[Entry]:
    """The played OK knows few people: all of these messages are Anna's."""
    events = crowd(house, 1)
    buyer = house.stores.buyers.get(events[0].community, "buyer0000")
    house.save(replace(buyer, ok_id=ANNA))
    return [replace(ready(0), id=f"ready{place}") for place in range(count)]


@pytest.mark.slow
def test_an_announcement_to_a_thousand_is_told_at_the_pace_that_is_allowed() -> None:
    """Eight in a second of the ten that are allowed; most messages are looked at fewer than ten times."""
    house = House()
    events = crowd(house, 1_000)
    bot = WatchedBot(clock=house.clock)
    queue = PlayedQueue(
        replace(house.container.notices.send, bot=bot, calls=10), house.clock, took=timedelta(milliseconds=25)
    )
    queue.put(*events)
    begun = house.clock()
    queue.run(hours=1)
    assert len(heard(bot)) == len(set(heard(bot))) == 1_000
    assert (queue.waiting, queue.set_aside) == ({}, [])
    assert busiest_second(bot.calls) <= 10
    assert 125 <= (house.clock() - begun).total_seconds() <= 200
    assert queue.seen <= 10_000
