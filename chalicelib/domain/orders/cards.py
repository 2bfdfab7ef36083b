"""What lists show of an order: the order itself is not read for them."""

from datetime import date, datetime

from msgspec import Struct

from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.orders.tracker import Step, shown_since, step_of
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage


class OrderCard(Struct, frozen=True):
    """``claimed``: what was reported and nobody has decided on, in kopecks; ``covered``: that is all that is owed.

    ``since`` is when it came to the step where it is, while it is on its way; ``asked``: its buyer is asked to pay now,
    ``until`` when. Both to the minute. ``elsewhere``: it is paid to a marketplace.
    """

    number: str
    purchase_title: str
    lines: int
    total: int
    currency: str
    payment_state: PaymentState
    handout: Handout
    stage: Stage
    created_at: datetime
    claimed: int = 0
    covered: bool = False
    since: datetime | None = None
    asked: bool = False
    until: datetime | None = None
    elsewhere: bool = False

    @property
    def step(self) -> Step | None:
        """Where it is; None where nothing comes."""
        return step_of(self.stage, self.handout) if self.lines else None


class Bill(Struct, frozen=True):
    """An order that waits to be paid; sums in kopecks. ``until`` is the deadline, ``details`` say how to pay."""

    number: str
    purchase_title: str
    organizer_name: str
    total: int
    paid: int
    claimed: int
    currency: str
    until: datetime | None
    details: str

    @property
    def debt(self) -> int:
        return max(self.total - self.paid, 0)


class Parcel(Struct, frozen=True):
    """An order that waits to be collected, from the day ``since``; where: at the point if one was chosen.

    ``point_closed_until`` is the first open day, which may have come by now.
    """

    number: str
    purchase_title: str
    lines: int
    handout: Handout
    debt: int
    currency: str
    organizer_name: str
    organizer_profile: str | None
    place: str
    hours: str
    since: date | None
    point_title: str | None
    point_address: str | None
    point_hours: str | None
    claimed: int = 0
    point_closed: bool = False
    point_closed_until: date | None = None
    point_closed_reason: str = ""


def card_of(order: Order) -> OrderCard:
    asked = order.owed > 0
    return OrderCard(
        number=order.number,
        purchase_title=order.purchase_title,
        lines=len(order.pieces),
        total=order.total,
        currency=order.currency,
        payment_state=order.payment_state,
        handout=order.handout,
        stage=order.terms.stage,
        created_at=order.created_at,
        claimed=order.claimed,
        covered=0 < order.debt <= order.claimed,
        since=shown_since(order),
        asked=asked,
        until=order.terms.pay_until if asked else None,
        elsewhere=order.paid_elsewhere,
    )


def bill_of(order: Order) -> Bill | None:
    """None when nothing is to be paid now."""
    terms = order.terms
    if not order.owed:
        return None
    return Bill(
        number=order.number,
        purchase_title=order.purchase_title,
        organizer_name=terms.organizer_name,
        total=order.total,
        paid=order.paid,
        claimed=order.claimed,
        currency=order.currency,
        until=terms.pay_until,
        details=terms.details,
    )


def parcel_of(order: Order) -> Parcel | None:
    """None when nothing is to be collected now."""
    terms, point = order.terms, order.point
    if not order.collectable:
        return None
    closing = point.closing if point else None
    return Parcel(
        number=order.number,
        purchase_title=order.purchase_title,
        lines=len(order.pieces),
        handout=order.handout,
        debt=order.debt,
        currency=order.currency,
        organizer_name=terms.organizer_name,
        organizer_profile=terms.organizer_profile,
        place=terms.place,
        hours=terms.hours,
        since=terms.collect_from,
        point_title=point.title if point else None,
        point_address=point.address if point else None,
        point_hours=point.hours if point else None,
        claimed=order.claimed,
        point_closed=closing is not None,
        point_closed_until=closing.until if closing else None,
        point_closed_reason=closing.reason if closing else "",
    )
