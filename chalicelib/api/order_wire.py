"""Orders and organizers → the buyer's JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire import Wire
from chalicelib.domain import communities, orders
from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import write_percent

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page


class OrderCard(Wire, frozen=True):
    number: str
    purchase: str
    lines: int
    total: int
    currency: str
    payment_state: orders.PaymentState
    handout: orders.Handout
    created_at: datetime


class Orders(Wire, frozen=True):
    orders: list[OrderCard]
    cursor: str | None


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
    reason: orders.ChangeReason


class Order(Wire, frozen=True):
    number: str
    purchase: str
    organizer: str | None
    created_at: datetime
    changed_at: datetime
    currency: str
    payment_state: orders.PaymentState
    handout: orders.Handout
    lines: list[Line]
    sum: Sum
    changes: list[Change]


class Organizer(Wire, frozen=True):
    id: str
    first_name: str
    last_name: str
    photo: str | None
    profile: str | None
    place: str
    hours: str


class Organizers(Wire, frozen=True):
    organizers: list[Organizer]


def read_period(text: str | None) -> bool:
    """Whether only recent orders are asked for. Raises Invalid."""
    if text not in (None, "recent", "all"):
        raise Invalid("field_unreadable", "period")
    return text != "all"


def write_orders(page: "Page[orders.OrderCard]") -> Orders:
    return Orders([_card(card) for card in page.things], page.cursor)


def _card(card: orders.OrderCard) -> OrderCard:
    return OrderCard(
        card.number,
        card.purchase_title,
        card.lines,
        card.total,
        card.currency,
        card.payment_state,
        card.handout,
        card.created_at,
    )


def write_order(order: orders.Order) -> Order:
    return Order(
        order.number,
        order.purchase_title,
        order.organizer,
        order.created_at,
        order.changed_at,
        order.currency,
        order.payment_state,
        order.handout,
        [_line(line) for line in order.lines],
        Sum([_part(part) for part in order.explanation], order.total),
        [Change(each.at, each.before, each.after, each.reason) for each in order.changes],
    )


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


def _part(part: orders.Part) -> Part:
    percent = None if part.basis_points is None else write_percent(part.basis_points)
    return Part(part.kind, part.amount, percent, part.reason)


def write_organizers(people: Sequence[communities.Organizer]) -> Organizers:
    return Organizers(
        [
            Organizer(each.id, each.first_name, each.last_name, each.photo, each.profile, each.place, each.hours)
            for each in people
        ]
    )
