"""How many orders wait for their buyer: told once a visit, so that no screen has to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Balances, Orders

COUNTED = 100
"""What is more is not counted: nobody reads the number."""


class Waiting(Struct, frozen=True):
    """``pay``: orders with a debt that was not reported; ``collect``: those that lie ready.

    ``balance`` in kopecks: what he may ask to be used for them.
    """

    pay: int
    collect: int
    balance: int = 0


def waiting_orders(orders: Orders, balances: Balances, community: str, buyer: str) -> Waiting | None:
    """None while it cannot be told: nobody stays outside for that."""
    try:
        bills = orders.bills_of(community, buyer, None, COUNTED).things
        parcels = orders.parcels_of(community, buyer, None, COUNTED).things
        balance = balances.get(community, buyer).amount
    except Unavailable:
        return None
    return Waiting(pay=sum(bill.debt > bill.claimed for bill in bills), collect=len(parcels), balance=balance)
