"""What waits, for how long, and what comes of it when its moment is there: over the played queue."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import QuietHours, Topic
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.orders.order import Handout
from tests.factories import COMMUNITY, NOW, a_community, an_import, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.played import PlayedQueue, troubles
from tests.usecases.notices.stories import EDITS, HANDED, PAYABLE, SINGLE, order_for, told_of

WINDOW = timedelta(seconds=60)
MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Nine o'clock in Moscow."""


@pytest.fixture
def queue(house: House) -> PlayedQueue:
    return PlayedQueue(replace(house.container.notices.send, window=WINDOW), house.clock)


def change(house: House, **fields: Any) -> None:
    order = house.stores.orders.get(COMMUNITY, "1001")
    house.save(replace(order, revision=order.revision + 1, **fields))


def quiet(house: House, start: int = 22, end: int = 9) -> None:
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(anna, quiet=QuietHours(time(start), time(end))))


def edited(house: House, name: str) -> Any:
    return order_saved(an_order(), event=Event.ORDER_CHANGED, id=name, at=house.clock())


# the window


@pytest.mark.parametrize("event", EDITS)
def test_edits_within_the_window_are_one_message_of_the_last_state(
    house: House, queue: PlayedQueue, event: str
) -> None:
    queue.put(order_saved(an_order(), event=event))
    for place in range(5):
        queue.run(seconds=10)
        change(house, delivery_share=100 * (place + 1))
        queue.put(edited(house, f"edit{place}"))
    assert house.partners.bot.sent == []
    queue.run(minutes=10)
    (sent,) = house.partners.bot.sent
    assert "3\u00a0844\u00a0₽" in sent.text
    assert queue.waiting == {}


def test_the_first_edit_waits_no_longer_than_the_window(house: House, queue: PlayedQueue) -> None:
    queue.put(order_saved(an_order()))
    queue.run(seconds=59)
    assert house.partners.bot.sent == []
    queue.run(seconds=5)
    assert len(house.partners.bot.sent) == 1


def test_edits_of_two_windows_are_two_messages(house: House, queue: PlayedQueue) -> None:
    queue.put(order_saved(an_order()))
    queue.run(minutes=2)
    change(house)
    queue.put(edited(house, "later"))
    queue.run(minutes=2)
    assert ["записан" in house.partners.bot.sent[0].text, "изменился" in house.partners.bot.sent[1].text] == [
        True,
        True,
    ]


@pytest.mark.parametrize("event", SINGLE)
def test_payment_results_and_all_other_news_never_wait_for_the_window(
    house: House, queue: PlayedQueue, event: str
) -> None:
    house.save(order_for(event, version=1))
    queue.put(order_saved(an_order(), id="edit"), told_of(event))
    queue.turn()
    assert len(house.partners.bot.sent) == 1
    queue.run(minutes=2)
    assert len(house.partners.bot.sent) == 2


def test_what_only_waits_says_nothing_to_an_operator(
    house: House, queue: PlayedQueue, capsys: pytest.CaptureFixture[str]
) -> None:
    house.save(an_import(id="job", state=ImportState.APPLYING))
    queue.put(order_saved(an_order(), data={"number": "1001", "buyer": "anna", "import": "job"}))
    quiet(house, 13, 15)
    queue.run(hours=3)
    assert len(house.partners.bot.sent) == 1
    assert troubles(capsys) == []


# quiet hours

AT_ANY_HOUR = {Event.HANDOUT_REMINDER_DUE, Event.CLAIM_ANSWERED}
"""What is told of the day only, and what answers a button that was just pressed."""


@pytest.mark.parametrize("event", [each for each in NOTICE_TYPES if each not in AT_ANY_HOUR])
def test_what_happens_at_night_is_told_in_the_morning(house: House, queue: PlayedQueue, event: str) -> None:
    house.save(order_for(event, version=1))
    quiet(house)
    house.clock.moment = MIDNIGHT
    queue.put(told_of(event, at=MIDNIGHT))
    queue.run(hours=8, minutes=59, seconds=59)
    assert house.partners.bot.sent == []
    queue.run(seconds=10)
    assert len(house.partners.bot.sent) == 1
    assert MORNING <= house.clock() <= MORNING + timedelta(seconds=10)


def test_all_edits_of_a_night_are_one_message_in_the_morning(house: House, queue: PlayedQueue) -> None:
    quiet(house)
    house.clock.moment = MIDNIGHT
    for hour in range(8):
        change(house, delivery_share=100 * hour)
        queue.put(edited(house, f"edit{hour}"))
        queue.run(hours=1)
    queue.run(hours=2)
    (sent,) = house.partners.bot.sent
    assert "3\u00a0846\u00a0₽" in sent.text
    assert queue.seen <= 8 * 3


def test_the_night_is_that_of_the_community(house: House, queue: PlayedQueue) -> None:
    house.save(a_community(zone="Asia/Vladivostok", version=1))
    quiet(house)
    house.clock.moment = datetime(2026, 11, 22, 22, 59, 30, tzinfo=UTC)
    queue.put(told_of(Event.PAYMENT_RECORDED))
    queue.turn()
    assert house.partners.bot.sent == []
    queue.run(minutes=1)
    assert len(house.partners.bot.sent) == 1


def test_a_silence_of_nearly_a_day_is_outlived(house: House, queue: PlayedQueue) -> None:
    """A queue hides a message for twelve hours at most."""
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(anna, quiet=QuietHours(time(13), time(12, 59))))
    queue.put(told_of(Event.PAYMENT_RECORDED))
    queue.run(hours=23, minutes=58)
    assert (house.partners.bot.sent, queue.seen) == ([], 3)
    queue.run(minutes=2)
    assert len(house.partners.bot.sent) == 1


def test_preferences_that_change_meanwhile_count(house: House, queue: PlayedQueue) -> None:
    quiet(house)
    house.clock.moment = MIDNIGHT
    queue.put(told_of(Event.PAYMENT_RECORDED, at=MIDNIGHT))
    queue.run(hours=1)
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(anna, quiet=None, muted=frozenset({Topic.PAYMENT})))
    queue.run(hours=10)
    assert (house.partners.bot.sent, house.memory.events()) == ([], [Event.NOTICE_WITHHELD])


# what is not true any more when the morning comes


@pytest.mark.parametrize(
    ("event", "meanwhile"),
    [
        (Event.PAYMENT_REMINDER_DUE, {"paid": an_order().total}),
        (Event.ORDER_PAYMENT_OPENED, {"paid": an_order().total}),
        (Event.ORDER_PAYMENT_OPENED, {"terms": replace(PAYABLE, payment_open=False)}),
        (Event.PAYMENT_REMINDER_DUE, {"terms": replace(PAYABLE, pay_until=NOW + timedelta(days=5))}),
        (Event.ORDER_READY, {"handout": Handout.HANDED_OUT}),
        (Event.POINT_MOVED, {"handout": Handout.HANDED_OUT}),
        (Event.HANDOUT_REMINDER_DUE, {"handout": Handout.HANDED_OUT}),
    ],
)
def test_what_settles_itself_over_night_is_not_told(
    house: House, queue: PlayedQueue, event: str, meanwhile: dict[str, Any]
) -> None:
    house.save(order := order_for(event, version=1))
    quiet(house)
    house.clock.moment = MIDNIGHT
    queue.put(told_of(event, at=MIDNIGHT))
    queue.run(hours=1)
    house.save(replace(order, version=2, **meanwhile))
    queue.run(hours=10)
    assert (house.partners.bot.sent, house.memory.journal[-1].data["reason"]) == ([], "obsolete")
    assert queue.waiting == {}


def test_today_is_not_said_tomorrow(house: House, queue: PlayedQueue) -> None:
    """OK was dead on the day of the hand-out."""
    house.save(an_order(terms=HANDED, handout=Handout.READY, version=1))
    house.clock.moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    queue.put(told_of(Event.HANDOUT_REMINDER_DUE))
    queue.run(minutes=1)
    assert (house.partners.bot.sent, house.memory.journal[-1].data["reason"]) == ([], "obsolete")


def test_a_reminder_waits_for_terms_that_are_still_on_their_way(house: House, queue: PlayedQueue) -> None:
    house.save(an_order(terms=replace(PAYABLE, revision=1, pay_until=None), version=1))
    queue.put(told_of(Event.PAYMENT_REMINDER_DUE))
    queue.run(seconds=40)
    assert house.partners.bot.sent == []
    house.save(an_order(terms=PAYABLE, version=2))
    queue.run(seconds=40)
    assert len(house.partners.bot.sent) == 1
