"""Money that an organizer writes down: each form becomes a move of its own kind, nothing is lost or made up."""

from typing import Any

import msgspec
import pytest

from chalicelib.api.wire.admin.payments import (
    PaymentAsked,
    RefundAsked,
    TransferAsked,
    read_payment,
    read_refund,
    read_transfer,
)
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.api.wire.plain import asked
from tests.factories import NOW

MONEY: dict[str, Any] = {"key": "key-of-form", "amount": 50_000}


def test_a_payment_has_its_moment_and_its_note() -> None:
    form = asked(PaymentAsked, **MONEY, order="1001", paidAt="2026-11-22T10:00:00Z", note="наличные")
    assert read_payment(form) == MoneyMove(
        key="key-of-form", kind=PaymentKind.PAYMENT, order="1001", amount=50_000, at=NOW, note="наличные"
    )


def test_without_a_moment_it_is_left_to_the_clock() -> None:
    assert read_payment(asked(PaymentAsked, **MONEY, order="1001")).at is None
    assert read_refund(asked(RefundAsked, **MONEY, order="1001")).at is None


def test_a_refund_goes_back_and_nowhere_else() -> None:
    move = read_refund(asked(RefundAsked, **MONEY, order="1001", note="вернула"))
    assert (move.kind, move.order, move.amount, move.note) == (PaymentKind.REFUND, "1001", 50_000, "вернула")
    assert (move.to, move.to_another) == (None, False)


def test_a_transfer_says_from_where_to_where_and_whether_to_another_buyer() -> None:
    form: dict[str, Any] = {**MONEY, "from": "1001", "to": "1002"}
    move = read_transfer(asked(TransferAsked, **form))
    assert (move.kind, move.order, move.to, move.to_another) == (PaymentKind.TRANSFER, "1001", "1002", False)
    assert read_transfer(asked(TransferAsked, **form, otherBuyer=True)).to_another


def test_sums_are_whole_kopecks_and_names_are_spelt_right() -> None:
    for wrong in ({"amount": "5"}, {"amount": 0.5}, {"amount": None}, {"paidat": "2026-11-22T10:00:00Z"}):
        with pytest.raises(msgspec.ValidationError):
            asked(PaymentAsked, **{**MONEY, "order": "1001", **wrong})
