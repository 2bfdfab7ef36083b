"""Pickup points: where an order can be collected, and the choice of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.addresses import is_at
from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.money import HIGHEST

MOST_POINTS = 40
MOST_KEPT = 200
"""With those that are retired: what waits there still names them."""

LARGEST = 380_000
"""Bytes of all of them: the store keeps 400 KB as one row."""

LIMITS = {"title": 80, "address": 200, "hours": 200, "photo": 500, "closed_reason": 200}
FIELDS = {"closed_reason": "closedReason"}
"""Where a refusal calls it otherwise."""


class Closing(Struct, frozen=True):
    """``until`` is the first open day; None: until somebody opens it."""

    until: date | None = None
    reason: str = ""

    def lasts(self, today: date) -> bool:
        return self.until is None or today < self.until


class PickupPoint(Struct, frozen=True):
    """``price`` in kopecks; ``capacity`` is how many orders may wait there at once, None: no limit.

    ``closed`` until ``closed_until``, as a ``Closing``; ``retired``: not offered any more, what waits there still does.
    """

    id: str
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

    @property
    def closing(self) -> Closing | None:
        return Closing(self.closed_until, self.closed_reason) if self.closed else None

    def is_closed(self, today: date) -> bool:
        return self.closing is not None and self.closing.lasts(today)


class Points(Struct, frozen=True):
    """All pickup points of a community: they are few, and read together."""

    community: str
    points: tuple[PickupPoint, ...] = ()
    version: int = 0

    def find(self, point: str) -> PickupPoint:
        """Raises NotFound."""
        for each in self.points:
            if each.id == point:
                return each
        raise NotFound("point_missing")

    def put(self, point: PickupPoint, held: Collection[str] = ()) -> Points:
        """With ``point`` added, or in the place of the one with its id.

        For one too many, or too much, a retired one is forgotten, the oldest at which nothing waits: ``held`` are
        those where something does. Raises Invalid when there are too many.
        """
        others = tuple(each.id for each in self.points)
        changed = tuple(point if each.id == point.id else each for each in self.points)
        after = replace(self, points=changed if point.id in others else (*changed, point))
        if after.offered > max(self.offered, MOST_POINTS):
            raise Invalid("points_too_many", limit=MOST_POINTS)
        while len(after.points) > MOST_KEPT or after.is_large:
            after = after._without_one(held)
        return after

    @property
    def is_large(self) -> bool:
        """They lie in one row: it is counted in bytes, of which a sign of a text may take four, or six."""
        return len(msgspec.json.encode(self.points)) > LARGEST

    @property
    def offered(self) -> int:
        """How many are not retired."""
        return sum(not each.retired for each in self.points)

    def _without_one(self, held: Collection[str]) -> Points:
        for spare in self.points[:-1]:
            if spare.retired and spare.id not in held:
                return replace(self, points=tuple(each for each in self.points if each is not spare))
        raise Invalid("points_too_long") if self.is_large else Invalid("points_kept_too_many", limit=MOST_KEPT)


class PointChoice(Struct, frozen=True):
    """Where an order is to be collected; ``price`` is the one it was chosen at and stays.

    ``closing`` may be over by now.
    """

    id: str
    title: str
    address: str
    hours: str
    price: int
    chosen_at: datetime
    closing: Closing | None = None

    def is_closed(self, today: date) -> bool:
        return self.closing is not None and self.closing.lasts(today)

    def on(self, point: PickupPoint) -> PointChoice:
        """At the point as it is now, for the price it was chosen at."""
        return replace(self, title=point.title, address=point.address, hours=point.hours, closing=point.closing)


def checked_point(point: PickupPoint) -> PickupPoint:
    """Raises Invalid, naming the field."""
    from chalicelib.domain.imports.tables import tidy  # a point is written seldom

    for field, limit in LIMITS.items():
        if len(getattr(point, field) or "") > limit:
            raise Invalid("text_too_long", FIELDS.get(field, field), limit=limit)
    if not tidy(point.title):
        raise Invalid("point_unnamed", "title")
    if not tidy(point.address):
        raise Invalid("address_missing", "address")
    if not 0 <= point.price <= HIGHEST:
        raise Invalid("kopecks_unreadable", "price")
    if point.capacity is not None and not 0 <= point.capacity <= 100_000:
        raise Invalid("capacity_unreadable", "capacity")
    return point


def checked_photo(photo: str | None, hosts: Sequence[str]) -> None:
    """Raises Invalid for one that the page may not show: ``hosts`` are its sources, as ``https://*.okcdn.ru``."""
    if photo and not is_at(photo, hosts):
        raise Invalid("photo_foreign", "photo", hosts=", ".join(hosts))


def choosable(point: PickupPoint, today: date) -> PickupPoint:
    """Raises Conflict when nobody can choose it now."""
    if point.retired:
        raise Conflict("point_retired")
    if point.is_closed(today):
        raise Conflict("point_closed")
    return point


def chosen(point: PickupPoint, now: datetime) -> PointChoice:
    return PointChoice(
        id=point.id,
        title=point.title,
        address=point.address,
        hours=point.hours,
        price=point.price,
        chosen_at=now,
        closing=point.closing,
    )
