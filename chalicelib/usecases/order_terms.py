"""An order is given what its purchase says by now: by the chain of a change, or by an import that comes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.journal import Event, Fact, order_subject, purchase_subject
from chalicelib.domain.orders.news import news_of, news_of_sum
from chalicelib.domain.orders.order import Order, following
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.purchases.delivery import Cause
    from chalicelib.domain.purchases.purchase import Terms


def given_terms(order: Order, terms: Terms, now: datetime) -> tuple[Order, Commit]:
    """The order on these terms, and all that this writes: what its buyer should hear is said in the same commit."""
    after = following(order, terms, now)
    subject, data = order_subject(order.number), {"number": order.number, "buyer": order.buyer}
    words = {"reason": terms.farewell} if terms.farewell else {}
    facts = [
        Fact(event, subject, data | words if event is Event.ORDER_CANCELLED else data)
        for event in news_of(order, after)
    ]
    facts += recalculations(order, after)
    return after, Commit((after,), facts, counter_updates=moved(order, after))


def reweighed(before: Order, after: Order) -> list[Fact]:
    """What follows for its purchase when an order has other goods: its delivery, where there is one, is split anew."""
    if before.goods == after.goods:
        return []
    return [Fact(Event.GOODS_CHANGED, purchase_subject(after.purchase), {"number": after.number})]


def recalculations(before: Order, after: Order, cause: Cause | None = None) -> list[Fact]:
    """What follows from a sum that the purchase's fee or delivery has changed; ``before``, ``after`` are totals."""
    events = news_of_sum(before, after)
    if not events:
        return []
    data = {
        "number": after.number,
        "buyer": after.buyer,
        "reason": after.changes[0].reason,
        "before": before.total,
        "after": after.total,
        "paid": after.paid,
        **({"cause": cause} if cause else {}),
    }
    was, became = {"total": before.total}, {"total": after.total}
    return [Fact(event, order_subject(after.number), data, before=was, after=became) for event in events]
