"""Who has paid what in the season: payments, refunds, and money that stays with us for the next purchase."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.orders.order import Order, paying
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.payment import Payment, PaymentKind
from chalicelib.domain.purchases.purchase import Stage
from infra.demo.season.orders import stopped_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.purchases.purchase import Purchase
    from infra.demo.season.wishes import Wish

PARTLY = 8
"""Percent of the orders that are paid in part."""

BY_HAND = ("наличными", "перевод без заявки", "СБП")
ROUND = 10_000
"""Kopecks: who pays in part pays a round sum."""


class Settled(Struct, frozen=True):
    """An order with all that is written beside it."""

    order: Order
    payments: tuple[Payment, ...] = ()
    claims: tuple[PaymentClaim, ...] = ()
    balance: Balance | None = None

    @property
    def things(self) -> Iterator[Order | Payment | PaymentClaim | Balance]:
        yield self.order
        yield from self.payments
        yield from self.claims
        if self.balance:
            yield self.balance


def settled(wish: Wish, purchase: Purchase, orders: Sequence[Order], *, by: str, now: datetime) -> list[Settled]:
    """``by`` is who wrote it down. The first of those who paid are given back, or keep their money with us."""
    paid = [_paid(wish, purchase, order, by=by, now=now) for order in orders]
    whole = [place for place, each in enumerate(paid) if each.order.paid and each.order.paid >= each.order.total]
    for place in whole[: wish.refunded]:
        paid[place] = _refunded(paid[place], by=by, now=now)
    for place in whole[wish.refunded : wish.refunded + wish.credited]:
        paid[place] = _credited(paid[place], by=by, now=now)
    return paid


def payment_of(order: Order, name: str, amount: int, *, at: datetime, by: str) -> Payment:
    """An entry of the order's ledger that came by hand."""
    return Payment(
        id=f"season-{order.number}-{name}",
        community=order.community,
        order=order.number,
        buyer=order.buyer,
        kind=PaymentKind.PAYMENT,
        amount=amount,
        at=at,
        recorded_at=at,
        by=by,
        note=BY_HAND[int(order.number) % len(BY_HAND)],
    )


def _paid(wish: Wish, purchase: Purchase, order: Order, *, by: str, now: datetime) -> Settled:
    """Who pays in full pays what was due before anything was corrected: then there is something to give back."""
    luck = int(order.number) * 61 % 100
    if luck >= wish.paid + PARTLY or not wish.paid or order.cancelled_at:
        return Settled(order)
    due = order.changes[-1].before if order.changes else order.total
    amount = due if luck < wish.paid else due // 2 // ROUND * ROUND
    if amount <= 0:
        return Settled(order)
    day = stopped_at(purchase) + timedelta(days=1 + int(order.number) * 7 % 4)
    at = day.replace(hour=6 + int(order.number) * 5 % 13, minute=int(order.number) * 17 % 60)
    entry = payment_of(order, "paid", amount, at=min(at, now - timedelta(hours=1)), by=by)
    return Settled(paying(order, entry), (entry,))


def _refunded(it: Settled, *, by: str, now: datetime) -> Settled:
    entry = _leaving(it.order, "refund", by=by, now=now)
    return replace(it, order=paying(it.order, entry), payments=(*it.payments, entry))


def _credited(it: Settled, *, by: str, now: datetime) -> Settled:
    """To the buyer's balance: the entry there is the mirror of that of the order."""
    entry = replace(_leaving(it.order, "credit", by=by, now=now), kind=PaymentKind.TRANSFER, own=True, credit=True)
    mirror = replace(entry, order="", amount=-entry.amount, counterpart=it.order.number)
    balance = Balance(it.order.community, it.order.buyer, mirror.amount, it.order.currency)
    return replace(it, order=paying(it.order, entry), payments=(*it.payments, entry, mirror), balance=balance)


def _leaving(order: Order, name: str, *, by: str, now: datetime) -> Payment:
    over = order.terms.reached_at(Stage.CANCELLED) or order.terms.reached[-1].at
    at = min(over + timedelta(days=2, hours=int(order.number) % 20), now)
    entry = payment_of(order, name, -order.paid, at=at, by=by)
    return replace(entry, kind=PaymentKind.REFUND, note="вернули на карту" if name == "refund" else "зачтём позже")
