"""An order as its buyer reads it → JSON."""

from __future__ import annotations

from msgspec.structs import replace

from chalicelib.api.wire import orders as both
from chalicelib.domain.orders import order as orders
from chalicelib.domain.payments.balance import Balance


class Order(both.Order, frozen=True):
    """He is told of his own orders only, not of those his money went to or came from.

    ``balance`` is told where he asks for the order, not where he changes it.
    """

    balance: int | None = None


def write_order(order: orders.Order, balance: Balance | None = None) -> Order:
    own = tuple(each if each.own else replace(each, counterpart=None) for each in order.payments)
    return both.write_order_as(Order, replace(order, payments=own), balance=balance.amount if balance else None)
