"""Pickup points and how many orders each holds."""

from typing import Any

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.orders import Order
from chalicelib.domain.pickup import Points
from chalicelib.storage import keys
from chalicelib.storage.reading import Item, read_item, read_together
from chalicelib.storage.rows import LoadsRow, OrderRow, PointsRow
from chalicelib.usecases.ports import Places


class DynamoPoints(Struct, frozen=True):
    client: Any

    def get(self, community: str) -> Places:
        found = read_together(self.client, _asked(community))
        return _places(community, found)

    def with_order(self, community: str, number: str) -> tuple[Places, Order]:
        asked = _asked(community) | {OrderRow: [(keys.within(community, number), "order")]}
        found = read_together(self.client, asked)
        if not found[OrderRow]:
            raise NotFound("order_missing")
        return _places(community, found), read_item(found[OrderRow][0], Order)


def _asked(community: str) -> dict[Any, list[tuple[str, str]]]:
    return {PointsRow: [(community, keys.POINTS)], LoadsRow: [(community, keys.LOADS)]}


def _places(community: str, found: dict[Any, list[Item]]) -> Places:
    points = read_item(found[PointsRow][0], Points) if found[PointsRow] else Points(community)
    loads: Any = found[LoadsRow][0]["taken"]["M"] if found[LoadsRow] else {}
    return Places(points, {point: int(load["N"]) for point, load in loads.items()})
