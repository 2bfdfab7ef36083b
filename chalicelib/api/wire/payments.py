"""Money that an organizer writes down ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.api.wire.forms import Asked

if TYPE_CHECKING:
    from chalicelib.usecases.payments.entering import MoneyMove


class PaymentAsked(Asked, frozen=True):
    key: str
    order: str
    amount: int
    paid_at: datetime | None = None
    note: str = ""


class RefundAsked(Asked, frozen=True):
    key: str
    order: str
    amount: int
    note: str = ""


class TransferAsked(Asked, frozen=True, rename={"source": "from", "other_buyer": "otherBuyer"}):
    key: str
    source: str
    to: str
    amount: int
    note: str = ""
    other_buyer: bool = False


def read_payment(asked: PaymentAsked) -> MoneyMove:
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    return MoneyMove(asked.key, PaymentKind.PAYMENT, asked.order, asked.amount, asked.paid_at, asked.note)


def read_refund(asked: RefundAsked) -> MoneyMove:
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    return MoneyMove(asked.key, PaymentKind.REFUND, asked.order, asked.amount, note=asked.note)


def read_transfer(asked: TransferAsked) -> MoneyMove:
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    move = MoneyMove(asked.key, PaymentKind.TRANSFER, asked.source, asked.amount, note=asked.note)
    return replace(move, to=asked.to, to_another=asked.other_buyer)
