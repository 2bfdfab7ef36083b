"""OK is dead, floods, or refuses: somebody knocks from time to time, and everything goes out in the end."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.circuit_breaker import OK_BOT, PROBE, CircuitBreaker
from chalicelib.domain.errors import NotYet, Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import LEASE, Notice, NoticeState
from chalicelib.usecases.notices.send_notices import SendNotices
from chalicelib.usecases.ports import AnswerLost, Commit
from tests.factories import COMMUNITY, NOW, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.bots import WatchedBot, pauses
from tests.usecases.notices.crowd import crowd, heard
from tests.usecases.notices.played import PlayedQueue
from tests.usecases.rivals import Overtaken
from tests.world import GROUP

DEATHS = [
    Unavailable("ok_unavailable"),
    Unavailable("ok_unavailable", retry_after=60),
    AnswerLost("ok_silent"),
]


def breaker(house: House) -> CircuitBreaker:
    return house.memory.get(CircuitBreaker, COMMUNITY, OK_BOT)


def fail(house: House, trouble: Exception) -> None:
    house.partners.bot.troubles.append(trouble)
    with pytest.raises(Unavailable):
        house.container.notices.send.send(order_saved(an_order()))


@pytest.mark.parametrize("death", DEATHS, ids=["refused", "flood", "silent"])
def test_a_dead_ok_is_knocked_at_no_more_than_twice_a_minute_and_then_everything_goes_out(death: Unavailable) -> None:
    """An hour of simulated time in which 200 people should hear of something."""
    house = House()
    events = crowd(house, 200)
    bot = WatchedBot(clock=house.clock, trouble=death)
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    for start in range(0, 200, 20):
        queue.put(*events[start : start + 20])
        queue.run(minutes=6)
    assert bot.sent == []
    assert len(bot.calls) <= 12
    assert min(pauses(bot.calls)) >= 30
    assert queue.set_aside == []
    bot.trouble = None
    queue.run(hours=2)
    assert queue.waiting == {}
    assert len(heard(bot)) == len(set(heard(bot))) == 200
    assert len(house.memory.events()) - 200 == (death is DEATHS[2])


@pytest.mark.slow
def test_when_ok_is_back_the_backlog_is_gone_within_minutes() -> None:
    """The next knock is ten minutes away at the most."""
    house = House()
    bot = WatchedBot(clock=house.clock, trouble=Unavailable("ok_unavailable"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(*crowd(house, 200))
    queue.run(hours=1)
    bot.trouble = None
    queue.run(minutes=15)
    assert len(heard(bot)) >= 190
    queue.run(hours=2)
    assert len(heard(bot)) == 200


def test_while_ok_is_dead_no_message_is_in_doubt(house: House) -> None:
    """Whoever knocks asks a question that does no harm: only the first message met a dead OK unawares."""
    bot = WatchedBot(clock=house.clock, trouble=AnswerLost("ok_silent"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(*crowd(house, 50))
    queue.run(hours=5)
    assert len(bot.calls) > 20
    states = Counter(notice.state for notice in undelivered(house))
    assert states == {NoticeState.SENDING: 1, NoticeState.WAITING: 49}


def test_a_single_message_outlives_a_silence_of_hours(house: House) -> None:
    bot = WatchedBot(clock=house.clock, trouble=AnswerLost("ok_silent"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(order_saved(an_order()))
    queue.run(hours=10)
    bot.trouble = None
    queue.run(hours=8)
    assert len(bot.sent) == 1
    assert house.memory.events() == [Event.NOTICE_REPEATED, Event.NOTICE_SENT]


# what organizers see meanwhile


@pytest.mark.slow
@pytest.mark.parametrize("tokens", [{"bot-token": GROUP}, {}], ids=["known", "refused"])
@pytest.mark.parametrize("death", DEATHS, ids=["refused", "flood", "silent"])
def test_everybody_whom_a_dead_ok_kept_from_hearing_is_listed_and_stays_so_when_his_message_is_set_aside(
    death: Unavailable, tokens: dict[str, str]
) -> None:
    house = House()
    events = crowd(house, 40)
    bot = WatchedBot(clock=house.clock, trouble=death, groups=tokens)
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(*events)
    for span in ({"minutes": 5}, {"days": 5}):
        queue.run(**span)
        assert {notice.number for notice in undelivered(house)} == {str(event.data["number"]) for event in events}
    assert len(queue.set_aside) == 40
    bot.trouble, bot.groups = None, {"bot-token": GROUP}
    queue.redrive()
    queue.run(hours=1)
    assert (undelivered(house), len(set(heard(bot)))) == ([], 40)


def test_a_lost_answer_is_listed_with_its_reason_until_the_next_try(house: House) -> None:
    fail(house, AnswerLost("ok_silent"))
    assert [(notice.state, notice.reason) for notice in undelivered(house)] == [(NoticeState.SENDING, "answer_lost")]
    house.clock.moment += LEASE
    house.container.notices.send.send(order_saved(an_order()))
    assert undelivered(house) == []


def test_an_edit_that_waits_for_ok_is_listed_though_the_order_was_told_of_before(house: House) -> None:
    house.container.notices.send.send(order_saved(an_order()))
    house.save(replace(house.stores.orders.get(COMMUNITY, "1001"), revision=2))
    house.save(CircuitBreaker(COMMUNITY, OK_BOT, NOW + PROBE, failures=1))
    for _ in range(3):
        told(house.container.notices.send)
    (notice,) = undelivered(house)
    assert (notice.revision, notice.reason, notice.version) == (2, "ok_unavailable", 3)
    house.clock.moment += PROBE
    house.container.notices.send.send(order_saved(an_order()))
    assert (house.notice().state, house.notice().template) == (NoticeState.SENT, "order_changed")


def test_of_who_is_leaving_nothing_is_written_while_ok_is_dead(house: House) -> None:
    """His erasure begins between the look and the note."""
    house.save(CircuitBreaker(COMMUNITY, OK_BOT, NOW + PROBE, failures=1))
    leave: list[Callable[[], object]] = [
        lambda: house.save(leaving(house.stores.buyers.get(COMMUNITY, "anna"), Erasure()))
    ]
    with pytest.raises(NotYet):
        replace(house.container.notices.send, commits=Overtaken(house.memory, ahead=leave)).send(
            order_saved(an_order())
        )
    assert house.stores.notices.of_buyer(COMMUNITY, "anna") == []


def undelivered(house: House) -> Sequence[Notice]:
    return house.stores.notices.undelivered(COMMUNITY, NOW, None, 1_000).things


# nobody is in each other's way


def test_a_gate_that_changed_while_a_message_went_out_does_not_double_the_message(house: House) -> None:
    """He who knocked slept until somebody else had knocked as well."""
    fail(house, Unavailable())
    house.clock.moment += PROBE

    def knock_too() -> None:
        there = breaker(house)
        house.stores.commits.commit(COMMUNITY, Commit((replace(there, retry_at=house.clock() + PROBE),)))

    steps: list[Callable[[], object]] = [lambda: None, lambda: None, knock_too]
    slow = replace(house.container.notices.send, commits=Overtaken(house.memory, ahead=steps))
    slow.send(order_saved(an_order()))
    house.clock.moment += LEASE
    for _ in range(3):
        house.container.notices.send.send(order_saved(an_order()))
    assert (len(house.partners.bot.sent), house.notice().state) == (1, NoticeState.SENT)
    assert house.memory.events() == [Event.NOTICE_SENT]


@pytest.mark.parametrize("place", range(6))
def test_whichever_commit_is_overtaken_by_another_sender_one_message_goes_out(house: House, place: int) -> None:
    """Behind a gate that was shut: the knock, the claim, the outcome, the opening."""
    fail(house, Unavailable())
    house.clock.moment += PROBE

    steps: list[Callable[[], object]] = [lambda: None] * place
    steps.append(lambda: told(house.container.notices.send))
    first = replace(house.container.notices.send, commits=Overtaken(house.memory, ahead=steps))
    told(first)
    for _ in range(5):
        house.clock.pass_by(minutes=10)
        told(house.container.notices.send)
    assert len(house.partners.bot.sent) == 1
    assert house.notice().state is NoticeState.SENT


def told(send_notices: SendNotices) -> None:
    with suppress(NotYet, Stale):
        send_notices.send(order_saved(an_order()))
