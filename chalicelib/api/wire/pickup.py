"""A choice of a pickup point ↔ JSON."""

from __future__ import annotations

from datetime import date

from chalicelib.api.wire.forms import Wire


class PointWished(Wire, frozen=True):
    point: str | None


class Closing(Wire, frozen=True):
    until: date | None
    reason: str


class ChosenPoint(Wire, frozen=True):
    """The one an order is collected at, for the price it was chosen at."""

    id: str
    title: str
    address: str
    hours: str
    price: int
    closing: Closing | None


class Pickup(Wire, frozen=True):
    offered: bool
    locked: bool
    point: ChosenPoint | None
