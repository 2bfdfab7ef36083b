"""An order as its buyer reads it → JSON."""

from __future__ import annotations

from msgspec.structs import replace

from chalicelib.api.wire import orders as both
from chalicelib.domain.orders import order as orders


class Order(both.Order, frozen=True):
    """He is told of his own orders only, not of those his money went to or came from."""


def write_order(order: orders.Order) -> Order:
    own = tuple(each if each.own else replace(each, counterpart=None) for each in order.payments)
    return both.write_order_as(Order, replace(order, payments=own))
