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


class PointAsked(Asked, frozen=True):
    title: Annotated[str, words(pickup.LIMITS["title"])]
    address: Annotated[str, words(pickup.LIMITS["address"])]
    hours: Annotated[str, limited(maxLength=pickup.LIMITS["hours"])] = ""
    photo: Annotated[str, limited(maxLength=pickup.LIMITS["photo"])] | None = None
    price: Price = 0
    capacity: Annotated[int, limited(minimum=0, maximum=100_000)] | None = None
    closed: bool = False
    closed_until: date | None = None
    closed_reason: Annotated[str, limited(maxLength=pickup.LIMITS["closed_reason"])] = ""
    retired: bool = False


class PointChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    title: Annotated[str, words(pickup.LIMITS["title"])] | UnsetType = UNSET
    address: Annotated[str, words(pickup.LIMITS["address"])] | UnsetType = UNSET
    hours: Annotated[str, limited(maxLength=pickup.LIMITS["hours"])] | UnsetType = UNSET
    photo: Annotated[str, limited(maxLength=pickup.LIMITS["photo"])] | UnsetType | None = UNSET
    price: Price | UnsetType = UNSET
    capacity: Annotated[int, limited(minimum=0, maximum=100_000)] | UnsetType | None = UNSET
    closed: bool | UnsetType = UNSET
    closed_until: date | UnsetType | None = UNSET
    closed_reason: Annotated[str, limited(maxLength=pickup.LIMITS["closed_reason"])] | UnsetType = UNSET
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
