"""While OK is dead one asks and the others wait; what OK floods or refuses is left in peace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT, PROBE, CircuitBreaker
from chalicelib.domain.errors import Invalid, NotYet, Unavailable
from chalicelib.domain.notices.notice import LEASE, NoticeState
from chalicelib.domain.notices.rate_limit import rate_window
from tests.factories import COMMUNITY, NOW, a_notice, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.bots import WatchedBot, pauses
from tests.usecases.notices.crowd import crowd, heard
from tests.usecases.notices.played import PlayedQueue
from tests.usecases.rivals import Overtaken


def breaker(house: House) -> CircuitBreaker:
    found = house.memory.find(CircuitBreaker, COMMUNITY, OK_BOT)
    assert found
    return found


def fail(house: House, trouble: Exception) -> None:
    house.partners.bot.troubles.append(trouble)
    with pytest.raises(Unavailable):
        house.container.notices.send.send(order_saved(an_order()))


@pytest.mark.parametrize("calls", [2, 5])
@pytest.mark.parametrize("milliseconds", [0, 80, 400])
def test_a_bot_that_may_call_seldom_is_behind_the_breaker_as_soon_as_a_probe_is_answered(
    calls: int, milliseconds: int
) -> None:
    """The probe takes the room of the message that comes behind it."""
    house = House()
    bot = SlowBot(clock=house.clock, trouble=Unavailable("ok_unavailable"), takes=milliseconds)
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot, calls=calls), house.clock)
    queue.put(*crowd(house, 10))
    queue.run(minutes=2)
    bot.trouble = None
    bot.calls.clear()
    queue.run(minutes=10)
    assert (queue.waiting, len(heard(bot)), breaker(house).failures) == ({}, 10, 0)
    assert min(moment for moment in bot.calls) + timedelta(minutes=2) > max(bot.calls)


def test_who_fails_behind_an_answered_probe_opens_the_breaker_for_longer_than_before(house: House) -> None:
    house.save(CircuitBreaker(COMMUNITY, OK_BOT, failures=2))
    fail(house, Unavailable())
    assert breaker(house).retry_at == NOW + timedelta(seconds=120)


@dataclass
class SlowBot(WatchedBot):
    """A question takes it so many milliseconds."""

    takes: int = 0

    def group(self, token: str) -> str:
        self.clock.pass_by(milliseconds=self.takes)
        return super().group(token)


def test_a_flood_error_opens_the_breaker_for_everybody_of_the_community(house: House) -> None:
    (event,) = crowd(house, 1)
    fail(house, Unavailable("ok_unavailable", retry_after=60))
    assert breaker(house).retry_at == NOW + timedelta(seconds=60)
    with pytest.raises(NotYet) as waits:
        house.container.notices.send.send(event)
    assert (waits.value.retry_after, house.partners.bot.sent) == (60, [])


def test_one_probes_and_the_others_wait_for_what_he_finds(house: House) -> None:
    """Two look at the same moment; the second has read the breaker before the first one probed."""
    first, second = crowd(house, 2)
    fail(house, Unavailable())
    house.clock.moment += PROBE
    rival = Overtaken(house.memory, ahead=[lambda: house.container.notices.send.send(first)])
    with pytest.raises(NotYet) as waits:
        replace(house.container.notices.send, commits=rival).send(second)
    assert waits.value.retry_after == 30
    assert len(house.partners.bot.sent) == 1
    house.container.notices.send.send(second)
    assert len(house.partners.bot.sent) == 2


def test_who_probes_in_vain_opens_it_for_longer(house: House) -> None:
    for pause in (30, 60, 120):
        fail(house, Unavailable())
        until = breaker(house).retry_at
        assert until == house.clock() + timedelta(seconds=pause)
        house.clock.moment = until
    house.container.notices.send.send(order_saved(an_order()))
    assert (breaker(house).failures, breaker(house).retry_at, len(house.partners.bot.sent)) == (0, None, 1)


@pytest.mark.parametrize("answer", ["sent", "refused by the person", "refused by OK"])
def test_any_answer_of_oks_to_a_message_opens_the_gate(house: House, answer: str) -> None:
    fail(house, Unavailable())
    house.clock.moment += PROBE
    if answer == "refused by the person":
        house.partners.bot.refusing.add(house.stores.buyers.get(COMMUNITY, "anna").ok_id)
    bot = Censored(groups=house.partners.bot.groups) if answer == "refused by OK" else house.partners.bot
    replace(house.container.notices.send, bot=bot).send(order_saved(an_order()))
    assert breaker(house).failures == 0


class Censored(WatchedBot):
    def send(self, *message: object) -> str | None:
        raise Invalid("ok_454")


def test_a_token_that_ok_refuses_is_tried_again_every_ten_minutes(house: House) -> None:
    bot = WatchedBot(clock=house.clock, groups={})
    fail(house, Unavailable())
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(order_saved(an_order(), id="again"))
    queue.run(hours=2)
    assert (bot.sent, min(pauses(bot.calls)) >= 600) == ([], True)
    bot.groups = house.partners.bot.groups
    queue.run(hours=3)
    assert len(bot.sent) == 1


def test_a_withheld_notice_leaves_the_gate_as_it_is(house: House) -> None:
    """Its last try died; meanwhile somebody else found OK dead."""
    house.save(a_notice(state=NoticeState.SENDING))
    house.save(CircuitBreaker(COMMUNITY, OK_BOT, NOW + timedelta(minutes=5), failures=3))
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(anna, erased_at=NOW))
    house.clock.moment += LEASE
    house.container.notices.send.send(order_saved(an_order()))
    assert (house.notice().reason, breaker(house).failures) == ("erased", 3)


def test_two_who_find_ok_dead_at_once_shut_the_gate_once(house: House) -> None:
    """The first one shuts it while the second one's message is on its way."""
    (event,) = crowd(house, 1)
    steps: list[Callable[[], object]] = [lambda: None, lambda: None, lambda: fail(house, Unavailable())]
    dead = WatchedBot(clock=house.clock, trouble=Unavailable())
    late = replace(house.container.notices.send, commits=Overtaken(house.memory, ahead=steps), bot=dead)
    with pytest.raises(Unavailable):
        late.send(event)
    assert breaker(house).failures == 1
    assert house.notice("event/ready0", "buyer0000").state is NoticeState.WAITING


def test_one_community_does_not_wait_for_another(house: House) -> None:
    """Calls are counted by the community: it is the bot's limit."""
    (event,) = crowd(house, 1)
    place = rate_window(OK_BOT, house.clock(), 100)
    house.memory.counter_updates["c2", "calls", place.name] = place.room
    house.container.notices.send.send(event)
    assert len(house.partners.bot.sent) == 1


def test_who_does_not_get_a_turn_leaves_no_trace() -> None:
    house = House()
    first, second, third = crowd(house, 3)
    send_notices = replace(house.container.notices.send, calls=10)
    send_notices.send(first)
    send_notices.send(second)
    before = dict(house.memory.things)
    with pytest.raises(NotYet) as waits:
        send_notices.send(third)
    assert waits.value.retry_after == 1
    assert house.memory.things == before
