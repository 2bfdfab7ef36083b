"""After three days of a dead OK messages are set aside, and can be sent again as far as they are true."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.edge.batches import GRACE, HORIZON
from tests.factories import COMMUNITY, NOW
from tests.usecases.house import House
from tests.usecases.notices.bots import WatchedBot
from tests.usecases.notices.crowd import crowd, heard
from tests.usecases.notices.played import PlayedQueue, troubles
from tests.usecases.notices.stories import SINGLE, order_for, told_of

REMINDERS = (Event.PAYMENT_REMINDER_DUE, Event.HANDOUT_REMINDER_DUE)


@pytest.mark.parametrize("event", [each for each in SINGLE if each not in REMINDERS])
def test_after_three_days_a_message_is_set_aside_and_can_be_sent_again(
    house: House, event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house.save(order_for(event, version=1))
    bot = WatchedBot(clock=house.clock, trouble=Unavailable("ok_unavailable"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(told_of(event))
    queue.run(seconds=HORIZON - 1)
    assert (len(queue.waiting), queue.set_aside) == (1, [])
    queue.run(hours=18)
    assert (len(queue.waiting), len(queue.set_aside)) == (0, 1)
    assert troubles(capsys)[-1] == "given_up"
    bot.trouble = None
    queue.redrive()
    queue.run(hours=1)
    assert (len(bot.sent), queue.waiting, queue.set_aside) == (1, {}, [])


@pytest.mark.parametrize("event", REMINDERS)
def test_a_reminder_whose_moment_passes_while_ok_is_dead_is_not_told(house: House, event: str) -> None:
    house.save(order_for(event, version=1))
    bot = WatchedBot(clock=house.clock, trouble=Unavailable("ok_unavailable"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(told_of(event))
    queue.run(hours=25)
    bot.trouble = None
    queue.run(hours=12)
    assert (bot.sent, queue.waiting, house.memory.events()) == ([], {}, [Event.NOTICE_WITHHELD])


@pytest.mark.slow
def test_those_who_only_waited_for_a_dead_ok_are_set_aside_a_day_later_and_not_forgotten_by_the_queue() -> None:
    """A queue forgets after a week, whatever is in it."""
    house = House()
    bot = WatchedBot(clock=house.clock, trouble=Unavailable("ok_unavailable"))
    queue = PlayedQueue(replace(house.container.notices.send, bot=bot), house.clock)
    queue.put(*crowd(house, 20))
    queue.run(seconds=HORIZON + GRACE + 6 * 3600)
    assert (queue.waiting, len(queue.set_aside)) == ({}, 20)
    assert house.clock() - NOW <= timedelta(days=5)
    bot.trouble = None
    queue.redrive()
    queue.run(hours=1)
    assert len(set(heard(bot))) == len(heard(bot)) == 20


def test_what_is_no_more_true_when_it_is_sent_again_is_not_told(house: House) -> None:
    (event,) = crowd(house, 1)
    queue = PlayedQueue(house.container.notices.send, house.clock)
    house.save(replace(house.stores.orders.get(COMMUNITY, "2000"), handout=Handout.HANDED_OUT))
    queue.put(event)
    queue.run(minutes=1)
    assert (house.partners.bot.sent, house.memory.events()) == ([], [Event.NOTICE_WITHHELD])
