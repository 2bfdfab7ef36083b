"""What a buyer has with the organizers: money that no order holds, to be used for the next or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict

if TYPE_CHECKING:
    from chalicelib.domain.orders.order import Order


class Balance(Struct, frozen=True):
    """``amount`` in kopecks, never below zero: the sum of its entries. It has no currency until it first had money."""

    community: str
    buyer: str
    amount: int = 0
    currency: str = ""
    version: int = 0


def moved(balance: Balance, amount: int, currency: str) -> Balance:
    """The balance with so much more, or less. Raises Conflict when there is less than that, or other money."""
    if balance.currency not in ("", currency):
        raise Conflict("currencies_mixed")
    if balance.amount + amount < 0:
        raise Conflict("balance_less")
    return replace(balance, amount=balance.amount + amount, currency=currency)


def freed(order: Order, amount: int) -> int:
    """Raises Conflict when less than that is not needed there."""
    if amount > order.to_return:
        raise Conflict("surplus_less")
    return amount


def needed(order: Order, amount: int) -> int:
    """Raises Conflict when less than that is left to pay for the order, or nothing is paid for it any more."""
    if order.cancelled or amount > order.debt:
        raise Conflict("debt_less")
    return amount
