"""Orders of one purchase, and the cost of its delivery that is split over them."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.purchase import Terms
from tests.factories import COMMUNITY, a_line, a_principal, an_order
from tests.usecases.house import House

MARIA = a_principal()
STARTED = {Event.DELIVERY_CHANGED, Event.DELIVERY_WEIGHED, Event.DELIVERY_SHARED}


def crowd(house: House, *prices: int, terms: Terms | None = None) -> None:
    for place, price in enumerate(prices):
        order = an_order((a_line(price=price),), number=str(1_001 + place), buyer=f"buyer{place:04}")
        house.save(replace(order, terms=terms or order.terms))


def change(house: House, purchase: str = "shoes", **fields: Any) -> None:
    version = house.stores.purchases.get(COMMUNITY, purchase).version
    house.container.purchases.manage.edit(MARIA, purchase, version, lambda it: replace(it, **fields))


def deliver(house: House, cost: int) -> None:
    change(house, delivery_cost=cost)


def charge(house: House, fee: int) -> None:
    change(house, fee=fee)


def orders(house: House) -> list[Order]:
    return house.memory.orders(COMMUNITY)


def shares(house: House) -> list[int]:
    return [order.delivery_share for order in orders(house)]


def of_delivery(house: House) -> list[Entry]:
    return [entry for entry in house.chained() if entry.event in STARTED]
