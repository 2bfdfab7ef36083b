"""Where pickup points are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.pickup.points import Points


class PointOccupancy(Struct, frozen=True):
    """All pickup points of a community, and how many orders each holds."""

    points: Points
    taken: Mapping[str, int]


class PickupPoints(Protocol):
    def get(self, community: str) -> PointOccupancy:
        """No points when none was ever made."""

    def with_order(self, community: str, number: str) -> tuple[PointOccupancy, Order]:
        """The points and an order in one read. Raises NotFound when there is no such order."""
