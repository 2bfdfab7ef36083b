"""What was paid too much goes to the buyer's balance, and from there to another order, or back to him."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, buyer_subject, order_subject
from chalicelib.domain.orders.news import news_of_money
from chalicelib.domain.orders.order import Order, is_number, paying
from chalicelib.domain.payments.balance import Balance, freed, moved, needed
from chalicelib.domain.payments.filters import LONGEST_ID
from chalicelib.domain.payments.payment import Payment, PaymentKind, payment_amount, payment_note
from chalicelib.usecases.payments.forms import check_form_key, enter_once, form_id
from chalicelib.usecases.ports import Balances, Buyers, Clock, Commit, Commits, Orders, Payments

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal


class Way(StrEnum):
    """From the order to the balance, from there to an order, or from there back to the buyer."""

    SAVE = "save"
    USE = "use"
    RETURN = "return"


class CreditMove(Struct, frozen=True):
    """``key`` is made once per form: the same key twice is one move. ``amount`` in kopecks, above zero.

    ``order`` is named where it goes to or comes from one, ``buyer`` where it does not.
    """

    key: str
    way: Way
    amount: int
    order: str = ""
    buyer: str = ""
    note: str = ""


class Credited(Struct, frozen=True):
    """What there is afterwards."""

    balance: Balance
    order: Order | None


class MoveCredits(Struct, frozen=True):
    orders: Orders
    balances: Balances
    payments: Payments
    buyers: Buyers
    commits: Commits
    now: Clock

    def move(self, principal: Principal, move: CreditMove) -> Credited:
        """Raises Invalid, NotFound, Conflict (there is less, or less is needed), Repeated (the key did another)."""
        payment_amount(move.amount)
        payment_note(move.note)
        check_form_key(move.key)
        return enter_once(
            lambda: self._there(principal, move),
            lambda there: self._is_done(move, there),
            lambda there: self._move(principal, move, there),
        )

    def _there(self, principal: Principal, move: CreditMove) -> Credited:
        community = principal.community
        if move.way is Way.RETURN:
            if not principal.reach.is_whole or len(move.buyer) > LONGEST_ID:  # the store takes no key of any length
                raise NotFound("buyer_unknown")
            return Credited(self.balances.get(community, self.buyers.get(community, move.buyer).id), None)
        if not is_number(move.order):
            raise NotFound("order_missing")
        order = principal.reach.order(self.orders.get(community, move.order))
        return Credited(self.balances.get(community, order.buyer), order)

    def _is_done(self, move: CreditMove, there: Credited) -> bool:
        """Whether the balance says just what is asked for."""
        ledger = self.payments.of_balance(there.balance.community, there.balance.buyer) if there.balance.version else ()
        wanted = _entry_id(move, there), _to_balance(move), move.order or None
        return wanted in ((each.id, each.amount, each.counterpart) for each in ledger)

    def _move(self, principal: Principal, move: CreditMove, there: Credited) -> Credited:
        order = there.order
        balance = moved(there.balance, _to_balance(move), order.currency if order else there.balance.currency)
        entry = self._entry(principal, move, there)
        saved: list[Balance | Payment | Order] = [entry, balance]
        paid = None
        if order:
            (freed if move.way is Way.SAVE else needed)(order, move.amount)
            mirrored = replace(entry, order=order.number, amount=-entry.amount, counterpart=None)
            paid = paying(order, mirrored)
            saved += [mirrored, paid]
        facts = self._facts(move, there, balance, paid)
        self.commits.commit(principal.community, Commit(saved, facts, idempotency_key=f"payment/{move.key}"))
        after = replace(paid, version=paid.version + 1) if paid else None
        return Credited(replace(balance, version=balance.version + 1), after)

    def _entry(self, principal: Principal, move: CreditMove, there: Credited) -> Payment:
        """Of the balance; that of the order is its mirror."""
        now = self.now()
        return Payment(
            id=_entry_id(move, there),
            community=there.balance.community,
            order="",
            buyer=there.balance.buyer,
            kind=PaymentKind.REFUND if move.way is Way.RETURN else PaymentKind.TRANSFER,
            amount=_to_balance(move),
            at=now,
            recorded_at=now,
            by=principal.id,
            counterpart=move.order or None,
            note=payment_note(move.note),
            own=True,
            credit=move.way is not Way.RETURN,
        )

    def _facts(self, move: CreditMove, there: Credited, balance: Balance, paid: Order | None) -> list[Fact]:
        data: dict[str, object] = {
            "number": move.order or None,
            "buyer": balance.buyer,
            "amount": move.amount,
            "way": move.way,
            "balance": balance.amount,
            "reason": payment_note(move.note),
        }
        was, became = {"balance": there.balance.amount}, {"balance": balance.amount}
        if not paid or not there.order:
            return [Fact(Event.BALANCE_MOVED, buyer_subject(balance.buyer), data, before=was, after=became)]
        was, became, data = was | {"paid": there.order.paid}, became | {"paid": paid.paid}, data | {"paid": paid.paid}
        events = (Event.BALANCE_MOVED, *news_of_money(there.order, paid))
        return [Fact(event, order_subject(paid.number), data, before=was, after=became) for event in events]


def _to_balance(move: CreditMove) -> int:
    return move.amount if move.way is Way.SAVE else -move.amount


def _entry_id(move: CreditMove, there: Credited) -> str:
    return form_id(f"balance/{there.balance.buyer}", move.key)
