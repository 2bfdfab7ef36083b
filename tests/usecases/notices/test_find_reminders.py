"""Reminders are found by the clock, once for every moment that comes."""

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.usecases.notices import find_reminders
from tests.factories import NOW, a_purchase, an_order
from tests.usecases.house import House
from tests.usecases.notices.calendar import (
    DEADLINE,
    HANDED,
    REMINDED,
    SOUGHT,
    arrange,
    chain,
    hours_pass,
    reminders,
    terms,
)
from tests.usecases.rivals import Overtaken


@pytest.fixture
def house() -> House:
    """One purchase and nobody in it."""
    return House()


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


def test_both_reminders_of_one_hour_are_found_at_once(house: House) -> None:
    arrange(house, replace(HANDED, pay_until=NOW + timedelta(hours=5)), handout=Handout.READY)
    house.container.notices.find_reminders.run(SOUGHT)
    chain(house)
    assert {each.event for each in reminders(house)} == set(REMINDED)
    assert len(house.purchase().reminded) == 2


# the purchases


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


def test_of_many_purchases_a_step_looks_at_some_and_asks_for_the_rest(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_reminders, "CHUNK", 2)
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
