"""What is to be said of a change of an order: to its buyer, and to whoever counts money."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout, Order, crossed
from chalicelib.domain.orders.sums import ChangeReason, SumChange
from chalicelib.domain.pickup.points import Closing, PointChoice
from chalicelib.domain.purchases.purchase import Stage, Terms

_OPEN = frozenset({Stage.DRAFT, Stage.COLLECTING})
CLOSED = frozenset({Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT})
"""Nothing is added to a purchase any more, and nothing can be collected yet."""

SLIGHT = 1_000
SLIGHT_PART = 100
"""Of a share that moves by fewer kopecks, and by less than this part of its order, nobody is written to."""


def news_of(before: Order, after: Order) -> tuple[Event, ...]:
    """The events of a change of terms, at least one; an order in which nothing counts is told nothing.

    Of a stop below the minimum nobody is told before its organizer has said how it goes on.
    A change may hold several, of which the order learnt at once: a purchase that was stopped and then ordered.
    """
    stages = before.terms.stage, after.terms.stage
    found = []
    if (stages[0] in _OPEN or before.terms.undecided) and stages[1] in CLOSED and not after.terms.undecided:
        found.append(Event.ORDER_STOPPED)
    if stages[1] is Stage.CANCELLED and stages[0] is not Stage.CANCELLED:
        found.append(Event.ORDER_CANCELLED)
    if asks_to_pay(before.terms, after.terms) and after.debt:
        found.append(Event.ORDER_PAYMENT_OPENED)
    if before.handout is Handout.NOT_READY and after.handout is Handout.READY:
        found.append(Event.ORDER_READY)
    return tuple(found) if found and after.pieces else (Event.ORDER_TERMS_CHANGED,)


def asks_to_pay(before: Terms, after: Terms) -> bool:
    """Whether buyers are asked to pay for the first time, or sooner than they were told."""
    sooner = after.pay_until is not None and (before.pay_until is None or after.pay_until < before.pay_until)
    return after.payable and (not before.payable or sooner)


def news_of_new(order: Order) -> tuple[Event, ...]:
    """What the buyer of a new order should hear beside that it is there: others were told when it came to be so."""
    if not order.pieces:
        return ()
    opened = (Event.ORDER_PAYMENT_OPENED,) if order.terms.payable and order.debt else ()
    return (*opened, Event.ORDER_READY) if order.handout is Handout.READY else opened


def news_of_point(
    before: PointChoice | None, after: PointChoice | None
) -> Sequence[tuple[Event, Mapping[str, str | None]]]:
    """What the one who collects there should hear, with what the journal keeps of it.

    ``until``, the first open day, is that of the closing that begins or ends.
    """
    if before is None or after is None:
        return ()
    news: list[tuple[Event, Mapping[str, str | None]]] = []
    if (before.title, before.address, before.hours) != (after.title, after.address, after.hours):
        news.append((Event.POINT_MOVED, {}))
    if after.closing and after.closing != before.closing:
        news.append((Event.POINT_CLOSED, {"until": _day(after.closing), "reason": after.closing.reason}))
    if before.closing and not after.closing:
        news.append((Event.POINT_OPENED, {"until": _day(before.closing)}))
    return news


def _day(closing: Closing) -> str | None:
    return closing.until.isoformat() if closing.until else None


def news_of_money(before: Order, after: Order) -> tuple[Event, ...]:
    """That it is paid in full, when this change, of the sum or of what was paid, makes it so."""
    return (Event.ORDER_PAID,) if crossed(before, after) else ()


def news_of_sum(before: Order, after: Order) -> tuple[Event, ...]:
    """What a fee or a delivery entered late sets going: its buyer hears of the new sum if he was asked for the old one.

    Others are told the sum when they are asked to pay; of a slight change the order itself says enough.
    """
    if before.total == after.total:
        return ()
    asked = before.terms.payable and after.terms.payable
    told = Event.ORDER_CHANGED if asked and not moved_slightly(before, after) else Event.ORDER_RECALCULATED
    return (told, *news_of_money(before, after))


def moved_slightly(before: Order, after: Order) -> bool:
    """Whether nothing but its share of the delivery is other, and that by next to nothing."""
    moved = abs(after.delivery_share - before.delivery_share)
    alone = moved == abs(after.total - before.total)
    return alone and moved < SLIGHT and moved * SLIGHT_PART < before.total


def shared_anew(order: Order, revision: int) -> SumChange | None:
    """What its share of the delivery did to the sum since this revision, if nothing else has changed since."""
    count = order.revision - revision
    latest = order.changes[: max(count, 0)]
    if not 0 < count == len(latest) or any(each.reason is not ChangeReason.DELIVERY_SPLIT for each in latest):
        return None
    return replace(latest[0], before=latest[-1].before)
