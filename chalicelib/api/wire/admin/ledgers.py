"""What is written in the ledgers, and what is on buyers' balances ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import field

from chalicelib.api.wire.admin import orders
from chalicelib.api.wire.forms import Asked, ListQuery, Wire
from chalicelib.api.wire.limits import Amount, FormKey, Note
from chalicelib.domain.payments import filters
from chalicelib.domain.payments.payment import EntryKind, Method

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.payments.payment import Payment
    from chalicelib.usecases.payments.move_credits import Credited, CreditMove
    from chalicelib.usecases.payments.read_payments import FoundPayments, Ledger


class PaymentsQuery(ListQuery, frozen=True):
    order: str = ""
    buyer: str = ""
    kind: EntryKind | None = None
    since: datetime | None = field(default=None, name="from")
    until: datetime | None = field(default=None, name="to")
    q: str = ""


class LedgerQuery(Wire, frozen=True):
    order: str | None = None


class Named(Wire, frozen=True):
    """Without a name where there is none, or nobody is known by the id."""

    id: str
    name: str


class Entry(Wire, frozen=True):
    id: str
    kind: EntryKind
    method: Method
    amount: int
    at: datetime
    recorded_at: datetime
    order: str | None
    counterpart: str | None
    claim: str | None
    note: str
    buyer: Named
    recorded_by: Named


class Entries(Wire, frozen=True):
    items: list[Entry]
    next: str | None
    looked: datetime | None


class LedgerLine(Entry, frozen=True):
    balance: int


class BuyersLedger(Wire, frozen=True):
    items: list[LedgerLine]
    next: str | None
    balance: int
    currency: str | None


class CreditAsked(Asked, frozen=True):
    key: FormKey
    order: str
    amount: Amount
    note: Note = ""


class CreditReturnAsked(Asked, frozen=True):
    key: FormKey
    buyer: str
    amount: Amount
    note: Note = ""


class AfterCredit(Wire, frozen=True):
    balance: int
    currency: str | None
    order: orders.Order | None


Form = TypeVar("Form", bound=Entry)


def read_filter(asked: PaymentsQuery) -> filters.PaymentFilter:
    return filters.PaymentFilter(
        order=asked.order,
        buyer=asked.buyer,
        kind=asked.kind,
        since=filters.checked_moment(asked.since, "from"),
        until=filters.checked_moment(asked.until, "to"),
        text=asked.q,
    )


def read_saving(asked: CreditAsked) -> CreditMove:
    from chalicelib.usecases.payments.move_credits import CreditMove, Way

    return CreditMove(asked.key, Way.SAVE, asked.amount, order=asked.order, note=asked.note)


def read_use(asked: CreditAsked) -> CreditMove:
    from chalicelib.usecases.payments.move_credits import CreditMove, Way

    return CreditMove(asked.key, Way.USE, asked.amount, order=asked.order, note=asked.note)


def read_return(asked: CreditReturnAsked) -> CreditMove:
    from chalicelib.usecases.payments.move_credits import CreditMove, Way

    return CreditMove(asked.key, Way.RETURN, asked.amount, buyer=asked.buyer, note=asked.note)


def write_payments(found: FoundPayments) -> Entries:
    items = [_entry_as(Entry, each, found.people) for each in found.page.things]
    return Entries(items=items, next=found.page.cursor, looked=found.page.looked)


def write_ledger(ledger: Ledger) -> BuyersLedger:
    items = [_entry_as(LedgerLine, each, ledger.people, balance=after) for each, after in ledger.entries]
    balance = ledger.balance
    return BuyersLedger(items=items, next=None, balance=balance.amount, currency=balance.currency or None)


def write_credited(done: Credited) -> AfterCredit:
    return AfterCredit(
        balance=done.balance.amount,
        currency=done.balance.currency or None,
        order=orders.write_order(done.order) if done.order else None,
    )


def _entry_as(form: type[Form], entry: Payment, people: Mapping[str, Buyer], **more: object) -> Form:
    """``more`` are the fields that ``form`` has beyond those of an entry."""
    return form(
        id=entry.id,
        kind=entry.entry_kind,
        method=entry.method,
        amount=entry.amount,
        at=entry.at,
        recorded_at=entry.recorded_at,
        order=entry.order or None,
        counterpart=entry.counterpart,
        claim=entry.claim,
        note=entry.note,
        buyer=_named(entry.buyer, people),
        recorded_by=_named(entry.by, people),
        **more,
    )


def _named(person: str, people: Mapping[str, Buyer]) -> Named:
    known = people.get(person)
    return Named(id=person, name=known.name if known else "")
