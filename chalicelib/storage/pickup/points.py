"""Pickup points and how many orders each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.orders.order import Order
from chalicelib.domain.pickup.points import Points
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.counters import LOADS, LoadsRow
from chalicelib.storage.engine.reading import Item, read_item, read_together
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.orders.order import OrderRow
from chalicelib.usecases.ports import PointOccupancy

if TYPE_CHECKING:
    from pynamodb.models import Model

POINTS = "points"


class PointsRow(Row):
    class Meta:
        table_name = Table("points")


@writes(Points)
def write_points(it: Points) -> list[Model]:
    """The loads are born with the first point, so that choices have something to move."""
    written: list[Model] = [row_of(PointsRow, it.community, POINTS, it)]
    return written if it.version else [*written, LoadsRow(pk=it.community, sk=LOADS, taken={})]


class DynamoPoints(Struct, frozen=True):
    client: Any

    def get(self, community: str) -> PointOccupancy:
        found = read_together(self.client, _asked(community))
        return _places(community, found)

    def with_order(self, community: str, number: str) -> tuple[PointOccupancy, Order]:
        asked = _asked(community) | {OrderRow: [(keys.within(community, number), "order")]}
        found = read_together(self.client, asked)
        if not found[OrderRow]:
            raise NotFound("order_missing")
        return _places(community, found), read_item(found[OrderRow][0], Order)


def _asked(community: str) -> dict[Any, list[tuple[str, str]]]:
    return {PointsRow: [(community, POINTS)], LoadsRow: [(community, LOADS)]}


def _places(community: str, found: dict[Any, list[Item]]) -> PointOccupancy:
    points = read_item(found[PointsRow][0], Points) if found[PointsRow] else Points(community)
    loads: Any = found[LoadsRow][0]["taken"]["M"] if found[LoadsRow] else {}
    return PointOccupancy(points, {point: int(load["N"]) for point, load in loads.items()})
