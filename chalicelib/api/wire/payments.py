"""Money that an organizer writes down ↔ JSON."""

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire

if TYPE_CHECKING:
    from chalicelib.usecases.payments.entering import MoneyMove


class PaymentAsked(Wire, frozen=True):
    key: str
    order: str
    amount: int
    paid_at: datetime | None = None
    note: str = ""


class RefundAsked(Wire, frozen=True):
    key: str
    order: str
    amount: int
    note: str = ""


class TransferAsked(Wire, frozen=True, rename={"source": "from"}):
    key: str
    source: str
    to: str
    amount: int
    note: str = ""


def read_payment(asked: PaymentAsked) -> "MoneyMove":
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    return MoneyMove(asked.key, PaymentKind.PAYMENT, asked.order, asked.amount, asked.paid_at, asked.note)


def read_refund(asked: RefundAsked) -> "MoneyMove":
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    return MoneyMove(asked.key, PaymentKind.REFUND, asked.order, asked.amount, note=asked.note)


def read_transfer(asked: TransferAsked) -> "MoneyMove":
    from chalicelib.domain.payments import PaymentKind
    from chalicelib.usecases.payments.entering import MoneyMove

    return MoneyMove(asked.key, PaymentKind.TRANSFER, asked.source, asked.amount, note=asked.note, to=asked.to)
