"""Two points that Anna and Elena may choose for their orders 1001 and 1002 of 1,000 kopecks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.orders.order import Order
from chalicelib.domain.pickup.points import PickupPoint
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.ports import Counter
from tests.factories import COMMUNITY, a_buyer, a_line, a_point, a_principal, a_purchase, an_order, payable, points_of
from tests.usecases.house import House

ANNA, ELENA, MARIA = a_principal(id="anna"), a_principal(id="elena"), a_principal()
NORTH = a_point(id="north", price=150, capacity=1)
SOUTH = a_point(id="south", title="На Южной", address="Южная, 9", price=0)
OFFER = payable(points=("north", "south"))


def a_hall(**terms: Any) -> House:
    house = House()
    house.join(a_buyer(), a_buyer(id="elena", ok_id="570000000102", name="Елена"))
    offer = payable(**{"points": ("north", "south"), **terms})
    house.save(a_purchase(terms=offer, version=house.purchase().version), points_of(NORTH, SOUTH))
    for number, buyer in (("1001", "anna"), ("1002", "elena")):
        house.save(an_order((a_line(price=1_000),), number=number, buyer=buyer, fee=0, terms=offer))
    return house


def order(house: House, number: str = "1001") -> Order:
    return house.stores.orders.get(COMMUNITY, number)


def taken(house: House, point: str = "north") -> int:
    return house.stores.points.get(COMMUNITY).taken.get(point, 0)


def waiting(house: House, point: str = "north") -> int:
    """How many orders there really are: what the counter must say."""
    return sum(each.held_at == point for each in house.memory.orders(COMMUNITY))


def agrees(house: House) -> bool:
    """Whether every counter says how many orders wait."""
    counted = {key[2]: count for key, count in house.memory.counter_updates.items() if key[1] == Counter.POINT}
    return all(counted.get(point, 0) == waiting(house, point) for point in ("north", "south"))


def change(house: House, principal: Principal, point: str, how: Callable[[PickupPoint], PickupPoint]) -> PickupPoint:
    """By whoever has just looked at all of them."""
    manage = house.container.pickup.manage_points
    return manage.change(principal, point, manage.list(principal).points.version, how).points.find(point)


def alter(house: House, point: PickupPoint, **fields: Any) -> PickupPoint:
    """An organizer changes a point; those who wait there do not know yet."""
    return change(house, MARIA, point.id, lambda present: replace(present, **fields))


def changed(house: House, point: PickupPoint) -> None:
    """An organizer changes a point, and those who wait there learn it."""
    change(house, MARIA, point.id, lambda _: point)
    house.spread()


def moved(house: House, *stages: Stage) -> None:
    for stage in stages:
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.spread()
