"""Pickup points ↔ JSON."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire
from chalicelib.domain import pickup
from chalicelib.domain.orders import HELD

if TYPE_CHECKING:
    from chalicelib.domain.orders import Order
    from chalicelib.usecases.pickup.choosing import Choice
    from chalicelib.usecases.ports import Places


class PointWished(Wire, frozen=True):
    point: str | None


class Offered(Wire, frozen=True):
    id: str
    title: str
    address: str
    hours: str
    photo: str | None
    price: int
    full: bool
    closed: bool
    closed_until: date | None
    closed_reason: str
    chosen: bool


class Choices(Wire, frozen=True):
    points: list[Offered]
    offered: bool
    locked: bool
    currency: str


class PointAsked(Wire, frozen=True):
    title: str
    address: str
    hours: str = ""
    photo: str | None = None
    price: int = 0
    capacity: int | None = None
    closed: bool = False
    closed_until: date | None = None
    closed_reason: str = ""
    retired: bool = False


class Point(Wire, frozen=True):
    id: str
    title: str
    address: str
    hours: str
    photo: str | None
    price: int
    capacity: int | None
    closed: bool
    closed_until: date | None
    closed_reason: str
    retired: bool
    taken: int


class Points(Wire, frozen=True):
    points: list[Point]


def read_point(point: str, asked: PointAsked) -> pickup.PickupPoint:
    return pickup.PickupPoint(
        point,
        asked.title.strip(),
        asked.address.strip(),
        asked.hours.strip(),
        asked.photo or None,
        asked.price,
        asked.capacity,
        asked.closed,
        asked.closed_until,
        asked.closed_reason.strip(),
        asked.retired,
    )


def write_choices(order: "Order", choices: "Sequence[Choice]") -> Choices:
    offered = [_offered(choice) for choice in choices]
    locked = order.terms.points_locked or order.handout not in HELD
    return Choices(offered, bool(order.terms.points), locked, order.currency)


def _offered(choice: "Choice") -> Offered:
    point = choice.point
    return Offered(
        point.id,
        point.title,
        point.address,
        point.hours,
        point.photo,
        point.price,
        choice.full,
        choice.closed,
        point.closed_until if choice.closed else None,
        point.closed_reason if choice.closed else "",
        choice.chosen,
    )


def write_points(places: "Places") -> Points:
    return Points([write_point(each, places.taken.get(each.id, 0)) for each in places.points.points])


def write_point(point: pickup.PickupPoint, taken: int = 0) -> Point:
    return Point(
        point.id,
        point.title,
        point.address,
        point.hours,
        point.photo,
        point.price,
        point.capacity,
        point.closed,
        point.closed_until,
        point.closed_reason,
        point.retired,
        taken,
    )
