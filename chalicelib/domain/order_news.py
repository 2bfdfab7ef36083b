"""What is to be said of a change of an order: to its buyer, and to whoever counts money."""

from chalicelib.domain.journal import Event
from chalicelib.domain.orders import Handout, Order, crossed
from chalicelib.domain.purchases import Stage

_STAGES = {Stage.STOPPED: Event.ORDER_STOPPED, Stage.CANCELLED: Event.ORDER_CANCELLED}


def news_of(before: Order, after: Order) -> tuple[Event, ...]:
    """The events of a change of terms, at least one; an order in which nothing counts is told nothing."""
    found = []
    if before.terms.stage is not after.terms.stage and after.terms.stage in _STAGES:
        found.append(_STAGES[after.terms.stage])
    if after.terms.payable and not before.terms.payable and after.debt:
        found.append(Event.ORDER_PAYMENT_OPENED)
    if before.handout is Handout.NOT_READY and after.handout is Handout.READY:
        found.append(Event.ORDER_READY)
    return tuple(found) if found and after.pieces else (Event.ORDER_TERMS_CHANGED,)


def news_of_new(order: Order) -> tuple[Event, ...]:
    """What the buyer of a new order should hear beside that it is there: others were told when it came to be so."""
    if not order.pieces:
        return ()
    opened = (Event.ORDER_PAYMENT_OPENED,) if order.terms.payable and order.debt else ()
    return (*opened, Event.ORDER_READY) if order.handout is Handout.READY else opened


def news_of_money(before: Order, after: Order) -> tuple[Event, ...]:
    """That it is paid in full, when this change, of the sum or of what was paid, makes it so."""
    return (Event.ORDER_PAID,) if crossed(before, after) else ()
