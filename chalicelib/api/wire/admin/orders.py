"""An order as the admin side reads it → JSON: with the other order of a transfer, whoever's it is."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.api.wire import orders as both
from chalicelib.api.wire.forms import Wire, convert
from chalicelib.domain.buyers import buyer as buyers
from chalicelib.domain.orders import order as orders


class Person(Wire, frozen=True):
    id: str
    name: str
    phone: str | None


class Order(both.Order, frozen=True):
    version: int


class BuyersOrder(Order, frozen=True):
    """With whose it is, where that is looked up."""

    buyer: Person


class Orders(Wire, frozen=True):
    orders: list[Order]


def write_order(order: orders.Order) -> Order:
    return both.write_order_as(Order, order, version=order.version)


def write_buyers_order(order: orders.Order, buyer: buyers.Buyer) -> BuyersOrder:
    return both.write_order_as(BuyersOrder, order, version=order.version, buyer=convert(buyer, Person))


def write_orders(found: Sequence[orders.Order]) -> Orders:
    return Orders([write_order(order) for order in found])
