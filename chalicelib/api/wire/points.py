"""Pickup points ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.domain import pickup

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
    place: str
    hours: str


class PointAsked(Asked, frozen=True):
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


class PointChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    title: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    hours: str | UnsetType = UNSET
    photo: str | UnsetType | None = UNSET
    price: int | UnsetType = UNSET
    capacity: int | UnsetType | None = UNSET
    closed: bool | UnsetType = UNSET
    closed_until: date | UnsetType | None = UNSET
    closed_reason: str | UnsetType = UNSET
    retired: bool | UnsetType = UNSET


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


def read_point(asked: PointAsked) -> pickup.PickupPoint:
    """A new one, which has no id yet."""
    given = {name: _tidied(getattr(asked, name)) for name in asked.__struct_fields__}
    return pickup.PickupPoint("", **given)


def read_change(asked: PointChanged) -> Callable[[pickup.PickupPoint], pickup.PickupPoint]:
    """How the asked one is made of the present one."""
    named = {name: getattr(asked, name) for name in asked.__struct_fields__}
    given = {name: _tidied(value) for name, value in named.items() if value is not UNSET}
    return lambda point: replace(point, **given)


def _tidied(value: object) -> Any:
    return value.strip() if isinstance(value, str) else value


def write_choices(order: Order, choices: Sequence[Choice]) -> Choices:
    offered = [_offered(choice) for choice in choices]
    terms = order.terms
    return Choices(offered, bool(terms.points), order.point_locked, order.currency, terms.place, terms.hours)


def _offered(choice: Choice) -> Offered:
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


def write_points(places: Places) -> Points:
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
