"""Payments: an append-only ledger of an order, and what it makes of the order's debt."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.words import one_line

NOTE_LENGTH = 300
EARLIEST = timedelta(days=366)
AHEAD = timedelta(hours=1)
"""A clock of a phone may run so much ahead of ours."""


class PaymentState(StrEnum):
    UNPAID = "unpaid"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    OVERPAID = "overpaid"


SETTLED = frozenset({PaymentState.PAID, PaymentState.OVERPAID})


class PaymentKind(StrEnum):
    PAYMENT = "payment"
    REFUND = "refund"
    TRANSFER = "transfer"


class EntryKind(StrEnum):
    """A payment's kind as people know it: a CREDIT goes between an order and its buyer's balance.

    It is kept as a transfer that says so: a release that does not know the word could not read an order that has it.
    """

    PAYMENT = "payment"
    REFUND = "refund"
    TRANSFER = "transfer"
    CREDIT = "credit"


class Method(StrEnum):
    """How money came to be written down: a buyer's CLAIM was confirmed, an organizer did it BY_HAND, or CREDIT."""

    CLAIM = "claim"
    BY_HAND = "by_hand"
    CREDIT = "credit"


class Payment(Struct, frozen=True):
    """An entry of the ledger, never changed and never removed.

    ``amount`` is in kopecks, negative for what leaves the order; ``at`` is when the money moved, ``recorded_at`` when
    we learnt of it, ``by`` who wrote it down. ``claim``: the buyer's report it confirms; ``counterpart``: the other
    order of a transfer, ``own`` if it is of the same buyer. ``credit``: the other side is the buyer's balance; an entry
    of the balance itself has no ``order``.
    """

    id: str
    community: str
    order: str
    buyer: str
    kind: PaymentKind
    amount: int
    at: datetime
    recorded_at: datetime
    by: str
    claim: str | None = None
    counterpart: str | None = None
    note: str = ""
    own: bool = False
    credit: bool = False

    @property
    def entry_kind(self) -> EntryKind:
        return EntryKind.CREDIT if self.credit else EntryKind(self.kind.value)

    @property
    def method(self) -> Method:
        if self.credit:
            return Method.CREDIT
        return Method.CLAIM if self.claim else Method.BY_HAND


def payment_state(paid: int, total: int) -> PaymentState:
    """What has been paid against what is due, both in kopecks."""
    if paid > total:
        return PaymentState.OVERPAID
    if paid == total and paid > 0:
        return PaymentState.PAID
    return PaymentState.PARTLY_PAID if paid > 0 else PaymentState.UNPAID


def distributed(amount: int, debts: Sequence[int]) -> list[int]:
    """Which part of ``amount`` goes to which debt: each in turn is paid off, what is left goes to the last."""
    shares = []
    for debt in debts:
        share = min(amount, max(debt, 0))
        shares.append(share)
        amount -= share
    if shares:
        shares[-1] += amount
    return shares


def payment_amount(amount: int) -> int:
    """Raises Invalid for a sum that nobody pays."""
    if not 1 <= amount <= HIGHEST:
        raise Invalid("amount_unreadable", "amount")
    return amount


def paid_moment(at: datetime, now: datetime) -> datetime:
    """When somebody says the money was paid, in UTC. Raises Invalid for the future, the far past, and no zone."""
    if at.tzinfo is None:
        raise Invalid("time_unreadable", "paidAt")
    if not now - EARLIEST < at < now + AHEAD:
        raise Invalid("paid_at_unreadable", "paidAt")
    return min(at, now).astimezone(UTC)


def payment_note(text: str, field: str = "note") -> str:
    """A note in one line. Raises Invalid."""
    return one_line(text, field, NOTE_LENGTH)


def leaving(paid: int, amount: int) -> int:
    """The entry's amount when ``amount`` leaves an order that has ``paid``. Raises Conflict when there is less."""
    if amount > paid:
        raise Conflict("paid_less")
    return -amount
