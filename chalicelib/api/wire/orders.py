"""What both sides read of an order → JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from msgspec import field

from chalicelib.api.wire.forms import Wire, convert
from chalicelib.api.wire.pickup import ChosenPoint, Pickup
from chalicelib.domain.money import write_percent
from chalicelib.domain.orders import order as orders
from chalicelib.domain.orders import sums, tracker
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.status import OrderStatus, order_status
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import EntryKind, PaymentState
from chalicelib.domain.purchases.purchase import Stage


class Line(Wire, frozen=True):
    article: str
    name: str
    option: str
    quantity: int
    price: int
    sum: int
    state: LineState
    comment: str
    picture: str | None


class Part(Wire, frozen=True, omit_defaults=True):
    kind: str
    amount: int
    percent: str | None = None
    reason: str = ""


class Sum(Wire, frozen=True):
    parts: list[Part]
    total: int


class Change(Wire, frozen=True):
    at: datetime
    before: int
    after: int
    reason: sums.ChangeReason
    note: str


class HowToPay(Wire, frozen=True):
    open: bool
    until: datetime | None
    details: str


class Host(Wire, frozen=True):
    name: str
    profile: str | None
    place: str
    hours: str


class Collecting(Wire, frozen=True):
    since: date | None = field(name="from")


class Payment(Wire, frozen=True):
    id: str
    entry_kind: EntryKind = field(name="kind")
    amount: int
    at: datetime
    note: str
    counterpart: str | None


class ClaimMark(Wire, frozen=True):
    id: str
    amount: int
    confirmed: int | None
    state: ClaimState
    reason: str
    filed_at: datetime


class TrackedStep(Wire, frozen=True):
    step: tracker.Step
    at: datetime | None
    state: tracker.StepState


class Order(Wire, frozen=True):
    number: str
    purchase: str
    purchase_id: str
    organizer: str | None
    created_at: datetime
    changed_at: datetime
    currency: str
    payment_state: PaymentState
    handout: orders.Handout
    stage: Stage
    tracker: list[TrackedStep]
    status: OrderStatus
    lines: list[Line]
    sum: Sum
    changes: list[Change]
    paid: int
    debt: int
    paid_elsewhere: bool
    to_return: int
    claimed: int
    payment: HowToPay
    host: Host
    collect: Collecting
    payments: list[Payment]
    paid_earlier: int
    claims: list[ClaimMark]
    pickup: Pickup


Form = TypeVar("Form", bound=Order)


def write_order_as(form: type[Form], order: orders.Order, **more: Any) -> Form:
    """``more`` are the fields that ``form`` has beyond those of both sides."""
    terms = order.terms
    return form(
        number=order.number,
        purchase=order.purchase_title,
        purchase_id=order.purchase,
        organizer=order.organizer,
        created_at=order.created_at,
        changed_at=order.changed_at,
        currency=order.currency,
        payment_state=order.payment_state,
        handout=order.handout,
        stage=terms.stage,
        tracker=[convert(each, TrackedStep) for each in tracker.tracked(order)],
        status=order_status(order),
        lines=[_line(line) for line in order.lines],
        sum=Sum(parts=[_part(part) for part in order.explanation], total=order.total),
        changes=[convert(each, Change) for each in order.changes],
        **_money(order),
        payment=HowToPay(open=terms.payable, until=terms.pay_until, details=terms.details),
        host=Host(name=terms.organizer_name, profile=terms.organizer_profile, place=terms.place, hours=terms.hours),
        collect=Collecting(terms.collect_from),
        payments=[convert(each, Payment) for each in order.payments],
        claims=[convert(each, ClaimMark) for each in order.claims],
        pickup=_pickup(order),
        **more,
    )


def _money(order: orders.Order) -> dict[str, Any]:
    names = ("paid", "debt", "paid_elsewhere", "to_return", "claimed", "paid_earlier")
    return {name: getattr(order, name) for name in names}


def _pickup(order: orders.Order) -> Pickup:
    chosen = convert(order.point, ChosenPoint) if order.point else None
    return Pickup(offered=bool(order.terms.points), locked=order.point_locked, point=chosen)


def _line(line: OrderLine) -> Line:
    return Line(
        article=line.article,
        name=line.name,
        option=line.option,
        quantity=line.quantity,
        price=line.price,
        sum=line.quantity * line.price,
        state=line.state,
        comment=line.comment,
        picture=line.picture or None,
    )


def _part(part: sums.Part) -> Part:
    percent = None if part.basis_points is None else write_percent(part.basis_points)
    return Part(kind=part.kind, amount=part.amount, percent=percent, reason=part.reason)
