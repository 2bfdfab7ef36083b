"""Of a reminder each is told once, whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.jobs import CHUNK
from tests.factories import NOW, a_principal, an_order, ok_id_of
from tests.usecases.house import House
from tests.usecases.notices.calendar import HANDED, SOUGHT, arrange, chain, hours_pass, reminders, terms
from tests.usecases.notices.crowd import heard
from tests.usecases.notices.played import PlayedQueue


@pytest.fixture
def house() -> House:
    """One purchase and nobody in it."""
    return House()


# whom it concerns


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


@pytest.mark.parametrize("handout", [Handout.NOT_READY, Handout.HANDED_OUT, Handout.RETURNED])
def test_who_has_nothing_to_collect_is_not_reminded(house: House, handout: Handout) -> None:
    arrange(house, HANDED, handout=handout)
    hours_pass(house, 5)
    assert reminders(house) == []


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
