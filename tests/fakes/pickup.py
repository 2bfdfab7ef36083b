"""Pickup points, and how full they are."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.domain.orders.order import Order
from chalicelib.domain.pickup.points import Points
from chalicelib.usecases.ports import Counter as TallyCounter
from chalicelib.usecases.ports import PointOccupancy
from tests.fakes.memory import Memory
from tests.fakes.orders import MemoryOrders


@dataclass(frozen=True)
class MemoryPoints:
    memory: Memory

    def get(self, community: str) -> PointOccupancy:
        points = self.memory.find(Points, community) or Points(community)
        kind = (community, TallyCounter.POINT)
        return PointOccupancy(
            points, {key[2]: count for key, count in self.memory.counter_updates.items() if key[:2] == kind}
        )

    def with_order(self, community: str, number: str) -> tuple[PointOccupancy, Order]:
        return self.get(community), MemoryOrders(self.memory).get(community, number)
