"""Pickup points ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Price, limited, words
from chalicelib.api.wire.pickup import PointWished as PointWished
from chalicelib.domain.pickup import points as pickup

if TYPE_CHECKING:
    from chalicelib.usecases.ports import PointOccupancy

PointTitle = Annotated[str, words(pickup.LIMITS["title"])]
Address = Annotated[str, words(pickup.LIMITS["address"])]
Hours = Annotated[str, limited(maxLength=pickup.LIMITS["hours"])]
Photo = Annotated[str, limited(maxLength=pickup.LIMITS["photo"])]
Capacity = Annotated[int, limited(minimum=0, maximum=100_000)]
ClosedReason = Annotated[str, limited(maxLength=pickup.LIMITS["closed_reason"])]


class PointAsked(Asked, frozen=True):
    title: PointTitle
    address: Address
    hours: Hours = ""
    photo: Photo | None = None
    price: Price = 0
    capacity: Capacity | None = None
    closed: bool = False
    closed_until: date | None = None
    closed_reason: ClosedReason = ""
    retired: bool = False


class PointChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    title: PointTitle | UnsetType = UNSET
    address: Address | UnsetType = UNSET
    hours: Hours | UnsetType = UNSET
    photo: Photo | UnsetType | None = UNSET
    price: Price | UnsetType = UNSET
    capacity: Capacity | UnsetType | None = UNSET
    closed: bool | UnsetType = UNSET
    closed_until: date | UnsetType | None = UNSET
    closed_reason: ClosedReason | UnsetType = UNSET
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
    """``version`` is that of all of them: they are kept together."""

    points: list[Point]
    version: int


def read_point(asked: PointAsked) -> pickup.PickupPoint:
    """A new one, which has no id yet."""
    return pickup.PickupPoint(id="", **{name: _tidied(value) for name, value in asdict(asked).items()})


def read_change(asked: PointChanged) -> Callable[[pickup.PickupPoint], pickup.PickupPoint]:
    """How the asked one is made of the present one."""
    given = {name: _tidied(value) for name, value in named_of(asdict(asked)).items()}
    return lambda point: replace(point, **given)


def _tidied(value: object) -> Any:
    return value.strip() if isinstance(value, str) else value


def write_points(places: PointOccupancy) -> Points:
    points = places.points
    shown = [write_point(each, places.taken.get(each.id, 0)) for each in points.points]
    return Points(points=shown, version=points.version)


def write_point(point: pickup.PickupPoint, taken: int = 0) -> Point:
    return Point(**asdict(point), taken=taken)
