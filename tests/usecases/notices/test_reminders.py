"""Reminders: found by the clock, told once to each whom they concern."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.notices import reminders as reminding
from tests.factories import COMMUNITY, NOW, a_buyer, a_principal, a_purchase, an_entry, an_order, ok_id_of
from tests.usecases.house import House
from tests.usecases.notices.crowd import heard
from tests.usecases.notices.played import PlayedQueue
from tests.usecases.rivals import Overtaken

DEADLINE = NOW + timedelta(days=3)
TODAY = date(2026, 11, 22)
SOUGHT = an_entry(event=Event.REMINDERS_SOUGHT, subject=f"community/{COMMUNITY}", data={})
REMINDED = (Event.PAYMENT_REMINDER_DUE, Event.HANDOUT_REMINDER_DUE)


@pytest.fixture
def house() -> House:
    """One purchase and nobody in it."""
    return House()


def terms(**fields: Any) -> Terms:
    return Terms(**{"revision": 1, "stage": Stage.STOPPED, "payment_open": True, "pay_until": DEADLINE, **fields})


HANDED = terms(revision=4, stage=Stage.DISTRIBUTING, pay_until=None, collect_from=TODAY)


def arrange(house: House, wanted: Terms, count: int = 1, **order: Any) -> list[Order]:
    """The purchase on these terms, and so many orders that know them."""
    house.save(replace(house.purchase(), terms=wanted))
    orders = []
    for place in range(count):
        buyer = f"buyer{place:04}"
        house.join(a_buyer(id=buyer, ok_id=ok_id_of(place)))
        orders.append(an_order(number=str(2000 + place), buyer=buyer, **{"terms": wanted, **order}))
        house.save(orders[-1])
    return orders


def hours_pass(house: House, hours: int) -> None:
    """The clock looks every hour, and may look twice; the chain's messages come twice, too."""
    for _ in range(hours):
        for _ in range(2):
            house.container.notices.find_reminders.run(SOUGHT)
            chain(house)
        house.clock.pass_by(hours=1)


def chain(house: House) -> None:
    done = 0
    while asked := [each for each in house.memory.journal if each.event == Event.REMINDERS_DUE][done:]:
        for entry in asked:
            house.container.notices.send_reminders.run(entry)
            house.container.notices.send_reminders.run(entry)
        done += len(asked)


def reminders(house: House) -> list[Entry]:
    return house.order_events(REMINDED)


# the deadline of a payment


def test_a_payment_is_reminded_of_once_a_day_before_its_deadline(house: House) -> None:
    arrange(house, terms())
    hours_pass(house, 47)
    assert reminders(house) == []
    hours_pass(house, 48)
    (reminder,) = reminders(house)
    assert (reminder.event, reminder.at) == (Event.PAYMENT_REMINDER_DUE, DEADLINE - timedelta(hours=24))
    assert reminder.data["number"] == "2000"


def test_a_deadline_that_was_moved_is_reminded_of_again(house: House) -> None:
    arrange(house, terms())
    hours_pass(house, 49)
    house.save(replace(house.purchase(), terms=terms(revision=2, pay_until=DEADLINE + timedelta(days=2))))
    hours_pass(house, 72)
    assert [each.data["mark"] for each in reminders(house)] == [
        f"payment/{(DEADLINE + timedelta(days=days)).isoformat()}" for days in (0, 2)
    ]


def test_a_deadline_that_comes_back_is_not_reminded_of_twice(house: House) -> None:
    arrange(house, terms())
    hours_pass(house, 49)
    for revision, days in ((2, 1), (3, 0)):
        there = terms(revision=revision, pay_until=DEADLINE + timedelta(days=days))
        house.save(replace(house.purchase(), terms=there))
        hours_pass(house, 2)
    assert len(reminders(house)) == 1


@pytest.mark.parametrize(
    "order",
    [
        {"paid": an_order().total},
        {"paid": an_order().total + 1},
        {"claims": (ClaimMark("claim", an_order().total, ClaimState.PENDING, NOW),)},
    ],
)
def test_whoever_has_paid_or_says_so_is_not_reminded(house: House, order: dict[str, Any]) -> None:
    arrange(house, terms(), **order)
    hours_pass(house, 72)
    assert reminders(house) == []


# the day of the hand-out


def test_the_hand_out_is_reminded_of_once_on_its_day_from_nine_in_the_morning(house: House) -> None:
    arrange(house, HANDED, handout=Handout.READY)
    house.clock.moment = datetime(2026, 11, 21, 12, tzinfo=NOW.tzinfo)
    hours_pass(house, 72)
    (reminder,) = reminders(house)
    assert (reminder.event, reminder.at) == (
        Event.HANDOUT_REMINDER_DUE,
        datetime(2026, 11, 22, 6, tzinfo=NOW.tzinfo),
    )


def test_another_day_is_reminded_of_again(house: House) -> None:
    arrange(house, HANDED, handout=Handout.STORED)
    hours_pass(house, 5)
    house.save(replace(house.purchase(), terms=replace(HANDED, revision=5, collect_from=date(2026, 11, 24))))
    hours_pass(house, 72)
    assert [each.data["mark"] for each in reminders(house)] == ["handout/2026-11-22", "handout/2026-11-24"]


@pytest.mark.parametrize("handout", [Handout.NOT_READY, Handout.HANDED_OUT, Handout.RETURNED])
def test_who_has_nothing_to_collect_is_not_reminded(house: House, handout: Handout) -> None:
    arrange(house, HANDED, handout=handout)
    hours_pass(house, 5)
    assert reminders(house) == []


def test_both_reminders_of_one_hour_are_found_at_once(house: House) -> None:
    arrange(house, replace(HANDED, pay_until=NOW + timedelta(hours=5)), handout=Handout.READY)
    house.container.notices.find_reminders.run(SOUGHT)
    chain(house)
    assert {each.event for each in reminders(house)} == set(REMINDED)
    assert len(house.purchase().reminded) == 2


# the job


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7])
def test_every_buyer_of_a_large_purchase_is_told_once_however_often_messages_come(house: House, count: int) -> None:
    arrange(house, terms(pay_until=NOW + timedelta(hours=20)), count)
    hours_pass(house, 3)
    found = reminders(house)
    assert sorted(str(each.data["number"]) for each in found) == [str(2000 + place) for place in range(count)]
    queue = PlayedQueue(house.container.notices.send, house.clock)
    queue.put(*found, *found)
    queue.run(hours=1)
    assert heard(house.partners.bot) == [ok_id_of(place) for place in range(count)]


def test_a_step_is_one_commit_that_fits_into_a_transaction(house: House) -> None:
    arrange(house, terms(pay_until=NOW + timedelta(hours=20)), CHUNK + 1)
    house.container.notices.find_reminders.run(SOUGHT)
    before = len(house.memory.journal)
    house.container.notices.send_reminders.run(house.memory.journal[-1])
    assert len(house.memory.journal) - before == CHUNK + 1 < 100


def test_each_purchase_has_reminders_of_its_own(house: House) -> None:
    arrange(house, terms(pay_until=NOW + timedelta(hours=20)))
    house.save(a_purchase(id="coats", terms=terms(pay_until=NOW + timedelta(hours=20))))
    house.save(an_order(number="3000", buyer="buyer0000", purchase="coats", terms=terms()))
    hours_pass(house, 2)
    assert sorted(str(each.data["number"]) for each in reminders(house)) == ["2000", "3000"]


def test_a_purchase_that_somebody_changes_at_the_same_time_is_reminded_of_an_hour_later(house: House) -> None:
    arrange(house, terms(pay_until=NOW + timedelta(hours=20)))

    def retitle() -> None:
        house.save(replace(house.purchase(), title="Зимняя обувь"))

    overtaken = replace(house.container.notices.find_reminders, commits=Overtaken(house.memory, ahead=[retitle]))
    overtaken.run(SOUGHT)
    assert house.memory.events() == []
    hours_pass(house, 1)
    assert len(reminders(house)) == 1
    assert house.purchase().title == "Зимняя обувь"


def test_a_purchase_remembers_its_last_reminders_only(house: House) -> None:
    house.save(replace(house.purchase(), reminded=tuple(f"payment/{place}" for place in range(20))))
    arrange(house, terms(pay_until=NOW + timedelta(hours=20)))
    house.container.notices.find_reminders.run(SOUGHT)
    purchase: Purchase = house.purchase()
    assert len(purchase.reminded) == 20
    assert purchase.reminded[0].startswith("payment/2026")


# terms that are still on their way


def test_an_order_that_has_not_learnt_its_terms_yet_is_reminded_when_it_has(house: House) -> None:
    """The organizer has just set the deadline; the clock was quicker than the chain of the terms."""
    ignorant = terms(revision=1, payment_open=False, pay_until=None)
    (order,) = arrange(house, terms(revision=2, pay_until=NOW + timedelta(hours=20)), terms=ignorant)
    house.container.notices.find_reminders.run(SOUGHT)
    chain(house)
    queue = PlayedQueue(house.container.notices.send, house.clock)
    queue.put(*reminders(house))
    queue.run(seconds=20)
    assert house.partners.bot.sent == []
    house.save(replace(order, terms=house.purchase().terms, version=1))
    queue.run(minutes=1)
    assert len(house.partners.bot.sent) == 1


def test_orders_that_become_ready_on_the_day_itself_are_not_forgotten(house: House) -> None:
    (order,) = arrange(house, HANDED, terms=replace(HANDED, revision=3, stage=Stage.IN_TRANSIT))
    house.container.notices.find_reminders.run(SOUGHT)
    chain(house)
    queue = PlayedQueue(house.container.notices.send, house.clock)
    queue.put(*reminders(house))
    queue.run(seconds=20)
    house.save(replace(order, terms=HANDED, handout=Handout.READY, version=1))
    queue.run(minutes=1)
    assert "Сегодня выдают" in house.partners.bot.sent[0].text


# what was said a moment ago


def test_whoever_was_asked_to_pay_within_a_day_is_not_asked_again_within_the_hour(house: House) -> None:
    arrange(house, terms(payment_open=False))
    change = replace(terms(), pay_until=NOW + timedelta(hours=20))
    house.container.purchases.manage.set_terms(a_principal(), "shoes", lambda _: change)
    house.spread()
    assert [entry.event for entry in house.order_events([Event.ORDER_PAYMENT_OPENED])] == [Event.ORDER_PAYMENT_OPENED]
    hours_pass(house, 24)
    assert reminders(house) == []


def test_whoever_was_told_that_he_can_collect_today_is_not_told_that_it_is_today(house: House) -> None:
    arrange(house, replace(HANDED, stage=Stage.ORDERED))
    house.container.purchases.manage.move(a_principal(), "shoes", Stage.DISTRIBUTING)
    house.spread()
    assert [entry.event for entry in house.order_events([Event.ORDER_READY])] == [Event.ORDER_READY]
    hours_pass(house, 12)
    assert reminders(house) == []


def test_of_many_purchases_a_step_looks_at_some_and_asks_for_the_rest(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "CHUNK", 2)
    for name in ("p1", "p2", "p3", "p4"):
        house.save(replace(house.purchase(), id=name, terms=HANDED, version=0))
    house.container.notices.find_reminders.run(SOUGHT)
    for asked in house.partners.job_queue.asked:  # it grows meanwhile
        house.container.notices.find_reminders.run(asked)
        house.container.notices.find_reminders.run(replace(asked, data={**asked.data, "after": "zzz"}))
    found = [entry.subject for entry in house.memory.journal if entry.event == Event.REMINDERS_DUE]
    assert sorted(found) == [f"purchase/{name}" for name in ("p1", "p2", "p3", "p4")]
    assert len(house.partners.job_queue.asked) == 2
    assert len({each.id for each in house.partners.job_queue.asked}) == 2
