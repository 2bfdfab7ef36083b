"""An order → JSON: as its buyer reads it, and as organizers do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from chalicelib.api.wire.closings import Closing, write_closing
from chalicelib.api.wire.forms import Wire
from chalicelib.domain import orders, sums
from chalicelib.domain.claims import ClaimState
from chalicelib.domain.money import write_percent
from chalicelib.domain.payments import PaymentKind, PaymentState
from chalicelib.domain.purchases import Stage

if TYPE_CHECKING:
    from chalicelib.domain import claims, payments
    from chalicelib.domain.buyers import Buyer
    from chalicelib.domain.pickup import PointChoice


class Line(Wire, frozen=True):
    article: str
    name: str
    option: str
    quantity: int
    price: int
    sum: int
    state: orders.LineState
    comment: str


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


class HowToPay(Wire, frozen=True):
    open: bool
    until: datetime | None
    details: str


class Host(Wire, frozen=True):
    name: str
    profile: str | None
    place: str
    hours: str


class Collecting(Wire, frozen=True, rename={"since": "from"}):
    since: date | None


class Payment(Wire, frozen=True):
    id: str
    kind: PaymentKind
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


class Point(Wire, frozen=True):
    id: str
    title: str
    address: str
    hours: str
    price: int
    closing: Closing | None


class Pickup(Wire, frozen=True):
    offered: bool
    locked: bool
    point: Point | None


class Person(Wire, frozen=True):
    id: str
    name: str
    phone: str | None


class Order(Wire, frozen=True, omit_defaults=True):
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
    lines: list[Line]
    sum: Sum
    changes: list[Change]
    paid: int
    debt: int
    claimed: int
    payment: HowToPay
    host: Host
    collect: Collecting
    payments: list[Payment]
    paid_earlier: int
    claims: list[ClaimMark]
    pickup: Pickup


class OrganizersOrder(Order, frozen=True, omit_defaults=True):
    """With what its buyer is not told: the other order of a transfer, whoever's it is; and with him, where shown."""

    buyer: Person | None = None


Form = TypeVar("Form", bound=Order)


class ManyOrders(Wire, frozen=True):
    orders: list[OrganizersOrder]


def write_many(found: Sequence[orders.Order]) -> ManyOrders:
    return ManyOrders([write_for_organizer(order) for order in found])


def write_order(order: orders.Order) -> Order:
    """For its buyer, who is told of his own orders only."""
    own = tuple(each if each.own else replace(each, counterpart=None) for each in order.payments)
    return _written(Order, replace(order, payments=own))


def write_for_organizer(order: orders.Order, buyer: Buyer | None = None) -> OrganizersOrder:
    return _written(OrganizersOrder, order, Person(buyer.id, buyer.name, buyer.phone) if buyer else None)


def _written(form: type[Form], order: orders.Order, *more: object) -> Form:
    terms = order.terms
    return form(
        order.number,
        order.purchase_title,
        order.purchase,
        order.organizer,
        order.created_at,
        order.changed_at,
        order.currency,
        order.payment_state,
        order.handout,
        terms.stage,
        [_line(line) for line in order.lines],
        Sum([_part(part) for part in order.explanation], order.total),
        [Change(each.at, each.before, each.after, each.reason) for each in order.changes],
        order.paid,
        order.debt,
        order.claimed,
        HowToPay(terms.payable, terms.pay_until, terms.details),
        Host(terms.organizer_name, terms.organizer_profile, terms.place, terms.hours),
        Collecting(terms.collect_from),
        [_payment(each) for each in order.payments],
        order.paid_earlier,
        [_mark(each) for each in order.claims],
        Pickup(bool(terms.points), order.point_locked, _point(order.point)),
        *more,
    )


def _payment(entry: payments.Payment) -> Payment:
    return Payment(entry.id, entry.kind, entry.amount, entry.at, entry.note, entry.counterpart)


def _mark(mark: claims.ClaimMark) -> ClaimMark:
    return ClaimMark(mark.id, mark.amount, mark.confirmed, mark.state, mark.reason, mark.filed_at)


def _line(line: orders.OrderLine) -> Line:
    return Line(
        line.article,
        line.name,
        line.option,
        line.quantity,
        line.price,
        line.quantity * line.price,
        line.state,
        line.comment,
    )


def _part(part: sums.Part) -> Part:
    percent = None if part.basis_points is None else write_percent(part.basis_points)
    return Part(part.kind, part.amount, percent, part.reason)


def _point(choice: PointChoice | None) -> Point | None:
    if choice is None:
        return None
    closing = write_closing(choice.closing)
    return Point(choice.id, choice.title, choice.address, choice.hours, choice.price, closing)
