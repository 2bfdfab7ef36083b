"""Money that an organizer writes down ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import field

from chalicelib.api.wire.forms import Asked
from chalicelib.api.wire.limits import Amount, FormKey, Note

if TYPE_CHECKING:
    from chalicelib.usecases.payments.record_payments import MoneyMove


class PaymentAsked(Asked, frozen=True):
    key: FormKey
    order: str
    amount: Amount
    paid_at: datetime | None = None
    note: Note = ""


class RefundAsked(Asked, frozen=True):
    key: FormKey
    order: str
    amount: Amount
    note: Note = ""


class TransferAsked(Asked, frozen=True):
    key: FormKey
    source: str = field(name="from")
    to: str
    amount: Amount
    note: Note = ""
    other_buyer: bool = False


def read_payment(asked: PaymentAsked) -> MoneyMove:
    from chalicelib.domain.payments.payment import PaymentKind
    from chalicelib.usecases.payments.record_payments import MoneyMove

    return MoneyMove(
        key=asked.key,
        kind=PaymentKind.PAYMENT,
        order=asked.order,
        amount=asked.amount,
        at=asked.paid_at,
        note=asked.note,
    )


def read_refund(asked: RefundAsked) -> MoneyMove:
    from chalicelib.domain.payments.payment import PaymentKind
    from chalicelib.usecases.payments.record_payments import MoneyMove

    return MoneyMove(
        key=asked.key,
        kind=PaymentKind.REFUND,
        order=asked.order,
        amount=asked.amount,
        note=asked.note,
    )


def read_transfer(asked: TransferAsked) -> MoneyMove:
    from chalicelib.domain.payments.payment import PaymentKind
    from chalicelib.usecases.payments.record_payments import MoneyMove

    return MoneyMove(
        key=asked.key,
        kind=PaymentKind.TRANSFER,
        order=asked.source,
        amount=asked.amount,
        note=asked.note,
        to=asked.to,
        to_another=asked.other_buyer,
    )
