"""An organizer writes money down by hand."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound, Repeated
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.payments.payment import PaymentKind, PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, NOW
from tests.usecases.house import House
from tests.usecases.payments.till import (
    AN_HOUR_AGO,
    MARIA,
    STRANGER,
    events,
    given_away,
    ledger,
    order,
    owing,
    received,
    refunded,
    transferred,
)
from tests.usecases.rivals import late


def test_a_payment_is_written_into_the_ledger(house: House) -> None:
    (after,) = house.container.payments.record.enter(
        MARIA, replace(received(400, at=AN_HOUR_AGO), note=" наличные \n ")
    )
    assert (after.paid, after.debt, after.payment_state) == (400, 600, PaymentState.PARTLY_PAID)
    assert order(house) == replace(after, version=2, counted=progress_of(after))
    (entry,) = house.stores.payments.of_order(COMMUNITY, "1001")
    assert (entry.kind, entry.amount, entry.by, entry.note) == (PaymentKind.PAYMENT, 400, "maria", "наличные")
    assert (entry.at, entry.recorded_at, entry.claim) == (AN_HOUR_AGO, NOW, None)


def test_the_buyer_is_told_and_that_it_is_paid_in_full_is_said_on_crossing(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(999, key="form-one"))
    house.container.payments.record.enter(MARIA, received(1, key="form-two"))
    house.container.payments.record.enter(MARIA, received(1, key="form-three"))
    told = Event.PAYMENT_RECORDED
    assert events(house) == [told, told, Event.ORDER_PAID, told]


def test_every_crossing_is_said_once(house: House) -> None:
    for place in range(3):
        house.container.payments.record.enter(MARIA, received(1_000, key=f"form-number-{place}"))
        house.container.payments.record.enter(MARIA, refunded(1_000, key=f"refund-number-{place}"))
    assert events(house).count(Event.ORDER_PAID) == 3
    assert order(house).paid_at == NOW


@pytest.mark.parametrize("move", [received(400), refunded(400), refunded(1_000), transferred(400), transferred(1_000)])
def test_the_same_form_twice_is_one_entry(house: House, move: MoneyMove) -> None:
    """Also when all the money has left, so that there is none to leave a second time."""
    house.container.payments.record.enter(MARIA, received(1_000, key="form-before"))
    first = house.container.payments.record.enter(MARIA, move)
    before = list(house.memory.journal)
    again = house.container.payments.record.enter(MARIA, move)
    assert [(each.number, each.paid) for each in again] == [(each.number, each.paid) for each in first]
    assert house.memory.journal == before


def test_two_presses_at_once_are_one_entry(house: House) -> None:
    second = late(house, lambda: house.container.payments.record.enter(MARIA, received(400)))
    (after,) = second.container.payments.record.enter(MARIA, received(400))
    assert (after.paid, ledger(house)) == (400, [400])


@pytest.mark.parametrize("other", [received(500), received(400, order="1002"), transferred(100, key="form-of-maria")])
def test_a_key_that_entered_something_else_is_refused_and_not_taken_for_done(house: House, other: MoneyMove) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    with pytest.raises(Repeated, match="payment_repeated"):
        house.container.payments.record.enter(MARIA, other)
    assert (ledger(house), ledger(house, "1002")) == ([400], [])


def test_a_transfer_knows_whether_the_money_stays_with_its_buyer(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(1_000))
    within = house.container.payments.record.enter(MARIA, transferred(100))
    away = house.container.payments.record.enter(MARIA, given_away(100))
    assert [each.payments[0].own for each in (*within, *away)] == [True, True, False, False]
    assert not house.container.payments.record.enter(MARIA, received(1, key="one-more-payment"))[0].payments[0].own


def test_payments_at_once_all_count(house: House) -> None:
    second = late(house, lambda: house.container.payments.record.enter(MARIA, received(100, key="form-of-rival")))
    second.container.payments.record.enter(MARIA, received(400))
    assert (order(house).paid, sorted(ledger(house))) == (500, [100, 400])


def test_money_goes_back(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(1_000))
    house.clock.pass_by(days=1)
    (after,) = house.container.payments.record.enter(MARIA, refunded(300))
    assert (after.paid, after.payment_state, ledger(house)) == (700, PaymentState.PARTLY_PAID, [1_000, -300])
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["amount"], entry.data["paid"]) == (Event.PAYMENT_REFUNDED, 300, 700)


@pytest.mark.parametrize("move", [refunded(401), transferred(401)])
def test_no_more_goes_than_was_paid(house: House, move: MoneyMove) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    with pytest.raises(Conflict, match="paid_less"):
        house.container.payments.record.enter(MARIA, move)
    assert (ledger(house), ledger(house, "1002")) == ([400], [])


def test_two_refunds_at_once_do_not_take_more_than_there_is(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    house.clock.pass_by(days=1)
    second = late(house, lambda: house.container.payments.record.enter(MARIA, refunded(300, key="refund-of-rival")))
    with pytest.raises(Conflict, match="paid_less"):
        second.container.payments.record.enter(MARIA, refunded(300))
    assert (order(house).paid, ledger(house)) == (100, [400, -300])


def test_money_moves_to_another_order_and_none_is_lost(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(1_200))
    house.clock.pass_by(days=1)
    left, came = house.container.payments.record.enter(MARIA, replace(transferred(500), note="переплата"))
    assert (left.paid, left.payment_state) == (700, PaymentState.PARTLY_PAID)
    assert (came.paid, came.payment_state) == (500, PaymentState.PAID)
    assert (ledger(house, "1001"), ledger(house, "1002")) == ([1_200, -500], [500])
    outgoing, incoming = left.payments[0], came.payments[0]
    assert (outgoing.kind, outgoing.counterpart, outgoing.note) == (PaymentKind.TRANSFER, "1002", "переплата")
    assert (incoming.kind, incoming.counterpart, incoming.note) == (PaymentKind.TRANSFER, "1001", "переплата")


def test_a_transfer_between_orders_of_one_buyer_is_told_once_with_the_order_it_came_to(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(1_200))
    house.container.payments.record.enter(MARIA, transferred(500))
    assert events(house, "1001")[2:] == [Event.LEDGER_ENTERED]
    assert events(house, "1002") == [Event.PAYMENT_TRANSFERRED, Event.ORDER_PAID]


def test_a_buyer_whose_money_goes_to_somebody_else_is_told_too(house: House) -> None:
    """A payment that was written to the wrong person is put right so."""
    house.container.payments.record.enter(MARIA, received(700))
    house.container.payments.record.enter(MARIA, given_away(700))
    assert events(house, "1001")[1:] == [Event.PAYMENT_LEFT]
    assert events(house, "1003") == [Event.PAYMENT_TRANSFERRED, Event.ORDER_PAID]
    told = {entry.event: entry.data["buyer"] for entry in house.memory.journal if entry.data.get("counterpart")}
    assert (told[Event.PAYMENT_LEFT], told[Event.PAYMENT_TRANSFERRED]) == ("anna", "elena")


def test_nothing_goes_to_another_buyer_unless_it_is_meant_so(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(700))
    with pytest.raises(Conflict, match="buyers_differ"):
        house.container.payments.record.enter(MARIA, transferred(700, to="1003"))
    assert (ledger(house), ledger(house, "1003")) == ([700], [])


def test_what_is_noted_is_told(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(700))
    house.container.payments.record.enter(MARIA, replace(refunded(200), note="не было размера"))
    assert house.memory.journal[-1].data["reason"] == "не было размера"


def test_money_does_not_change_its_currency_on_the_way(house: House) -> None:
    house.save(owing("1004", 900, currency="KZT"))
    house.container.payments.record.enter(MARIA, received(1_000))
    with pytest.raises(Conflict, match="currencies_mixed"):
        house.container.payments.record.enter(MARIA, transferred(500, to="1004"))


def test_money_may_leave_an_order_of_a_cancelled_purchase(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(1_000))
    cancelled = replace(order(house).terms, stage=Stage.CANCELLED)
    house.save(replace(order(house), terms=cancelled))
    (after,) = house.container.payments.record.enter(MARIA, refunded(1_000))
    assert after.paid == 0


@pytest.mark.parametrize(
    "move",
    [received(1, order="404"), received(1, order="a#b"), received(1, order=""), received(1, order="9" * 3_000)],
)
def test_a_missing_order_takes_no_money(house: House, move: MoneyMove) -> None:
    with pytest.raises(NotFound, match="order_missing"):
        house.container.payments.record.enter(MARIA, move)


def test_nothing_moves_to_or_from_a_missing_order(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    for move in (transferred(100, to="404"), transferred(100, order="404", to="1001")):
        with pytest.raises(NotFound, match="order_missing"):
            house.container.payments.record.enter(MARIA, move)
    assert ledger(house) == [400]


def test_an_order_of_another_community_looks_like_a_missing_one(house: House) -> None:
    with pytest.raises(NotFound, match="order_missing"):
        house.container.payments.record.enter(STRANGER, received(100))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": HIGHEST + 1}, "amount"),
        ({"key": "short"}, "key"),
        ({"key": "k" * 65}, "key"),
        ({"note": "я" * 301}, "note"),
        ({"at": NOW + timedelta(hours=2)}, "paidAt"),
        ({"at": NOW.replace(tzinfo=None)}, "paidAt"),
        ({"at": NOW - timedelta(days=400)}, "paidAt"),
        ({"to": "1002"}, "to"),
        ({"kind": PaymentKind.REFUND, "to": "1002"}, "to"),
        ({"kind": PaymentKind.TRANSFER}, "to"),
        ({"kind": PaymentKind.TRANSFER, "to": "1001"}, "to"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        house.container.payments.record.enter(MARIA, replace(received(100), **fields))
    assert (refused.value.field, house.memory.journal) == (field, [])
