"""What a hand-out of an order writes: by the desk, by its buyer, of one or of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.order import Handout, handed
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.orders.order import Order


def handing(order: Order, handout: Handout, now: datetime) -> tuple[Order, Commit]:
    """The order as it becomes, and all that this writes. Raises Conflict where the table of moves says no."""
    after = handed(order, handout, now)
    data = {"number": order.number, "buyer": order.buyer, "handout": handout, "before": order.handout}
    was, became = {"handout": order.handout}, {"handout": handout}
    fact = Fact(_event(order, after), order_subject(order.number), data, before=was, after=became)
    return after, Commit((after,), (fact,), counter_updates=moved(order, after))


def _event(before: Order, after: Order) -> Event:
    """A buyer hears that his order can be collected when it first can, not when a slip of the desk is put right."""
    if after.handout is Handout.HANDED_OUT:
        return Event.ORDER_HANDED_OUT
    first = before.handout is Handout.NOT_READY and after.handout is Handout.READY
    return Event.ORDER_READY if first else Event.ORDER_HANDOUT_CHANGED
