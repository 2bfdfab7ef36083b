"""An organizer writes money down by hand: a payment, a refund, a move to another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import Order, is_number, one_currency, paying
from chalicelib.domain.payments.payment import (
    Payment,
    PaymentKind,
    leaving,
    paid_moment,
    payment_amount,
    payment_note,
)
from chalicelib.usecases.payments.forms import check_form_key, enter_once, form_id
from chalicelib.usecases.ports import Clock, Commit, Commits, Orders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal


class MoneyMove(Struct, frozen=True):
    """``key`` is made once per form: the same key twice is one entry. ``amount`` in kopecks, above zero.

    ``to`` is where a transfer goes; ``to_another``: it is meant to go to another buyer.
    """

    key: str
    kind: PaymentKind
    order: str
    amount: int
    at: datetime | None = None
    note: str = ""
    to: str | None = None
    to_another: bool = False


class RecordPayments(Struct, frozen=True):
    orders: Orders
    commits: Commits
    now: Clock

    def enter(self, principal: Principal, move: MoneyMove) -> list[Order]:
        """The orders as they are afterwards.

        Raises Invalid, NotFound, Conflict (more than was paid, another buyer), Repeated (the key has entered something
        else).
        """
        self._check(move)
        return enter_once(
            lambda: self._orders(principal, move),
            lambda orders: _is_entered(move, orders),
            lambda orders: self._enter(principal, move, orders),
        )

    def _orders(self, principal: Principal, move: MoneyMove) -> list[Order]:
        numbers = [move.order, *([move.to] if move.to else [])]
        known = self.orders.many(principal.community, numbers) if all(map(is_number, numbers)) else {}
        found = principal.reach.orders(known)
        if len(found) != len(numbers):
            raise NotFound("order_missing")
        return [found[number] for number in numbers]

    def _check(self, move: MoneyMove) -> None:
        payment_amount(move.amount)
        payment_note(move.note)
        check_form_key(move.key)
        if (move.kind is PaymentKind.TRANSFER) != (move.to is not None) or move.to == move.order:
            raise Invalid("transfer_unreadable", "to")

    def _enter(self, principal: Principal, move: MoneyMove, orders: Sequence[Order]) -> list[Order]:
        one_currency(orders)
        own = _stays(move, orders)
        saved: list[Order | Payment] = []
        facts: list[Fact] = []
        after_all = []
        for before in orders:
            payment = self._payment(principal, move, before, own)
            after = paying(before, payment)
            saved += [payment, after]
            announced = before is orders[-1] or before.buyer != orders[-1].buyer
            facts += self._facts(before, after, payment, announced)
            after_all.append(after)
        idempotency_key = f"payment/{move.key}"
        self.commits.commit(principal.community, Commit(saved, facts, idempotency_key=idempotency_key))
        return [replace(after, version=after.version + 1) for after in after_all]

    def _payment(self, principal: Principal, move: MoneyMove, order: Order, own: bool) -> Payment:
        leaves = _leaves(move, order)
        amount = leaving(order.paid, move.amount) if leaves else move.amount
        now = self.now()
        counterpart = (move.to if leaves else move.order) if move.to else None
        return Payment(
            id=_entry_id(move, order),
            community=order.community,
            order=order.number,
            buyer=order.buyer,
            kind=move.kind,
            amount=amount,
            at=paid_moment(move.at, now) if move.at else now,
            recorded_at=now,
            by=principal.id,
            counterpart=counterpart,
            note=payment_note(move.note),
            own=own,
        )

    def _facts(self, before: Order, after: Order, payment: Payment, announced: bool) -> list[Fact]:
        """A transfer is told with the order the money came to, and to a buyer whom it left for another."""
        data: dict[str, object] = {
            "number": after.number,
            "buyer": after.buyer,
            "payment": payment.id,
            "amount": abs(payment.amount),
            "paid": after.paid,
            "counterpart": payment.counterpart,
            "reason": payment.note,
        }
        event = Event.PAYMENT_LEFT if payment.counterpart and payment.amount < 0 else _EVENTS[payment.kind]
        events = (event if announced else Event.LEDGER_ENTERED, *news_of_money(before, after))
        was, became = {"paid": before.paid}, {"paid": after.paid}
        return [Fact(event, order_subject(after.number), data, before=was, after=became) for event in events]


def _stays(move: MoneyMove, orders: Sequence[Order]) -> bool:
    """Whether a transfer stays with its buyer. Raises Conflict for one that does not and is not said to."""
    own = len({order.buyer for order in orders}) == 1
    if not own and not move.to_another:
        raise Conflict("buyers_differ")
    return own and move.to is not None


def _leaves(move: MoneyMove, order: Order) -> bool:
    return move.kind is not PaymentKind.PAYMENT and order.number == move.order


def _is_entered(move: MoneyMove, orders: Sequence[Order]) -> bool:
    """Whether the last entries of the ledgers say just what is asked for."""
    return all(_entry_of(move, order) in map(_recorded, order.payments) for order in orders)


def _entry_of(move: MoneyMove, order: Order) -> tuple[str, PaymentKind, int]:
    return _entry_id(move, order), move.kind, -move.amount if _leaves(move, order) else move.amount


def _recorded(entry: Payment) -> tuple[str, PaymentKind, int]:
    return entry.id, entry.kind, entry.amount


def _entry_id(move: MoneyMove, order: Order) -> str:
    return form_id(order.number, move.key)


_EVENTS = {
    PaymentKind.PAYMENT: Event.PAYMENT_RECORDED,
    PaymentKind.REFUND: Event.PAYMENT_REFUNDED,
    PaymentKind.TRANSFER: Event.PAYMENT_TRANSFERRED,
}
