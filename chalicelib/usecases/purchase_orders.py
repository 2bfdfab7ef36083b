"""The orders of a purchase, some at a time: what a step of a job works on, and where the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.usecases.jobs import CHUNK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Orders


class SomeOrders(Struct, frozen=True):
    """In the order of buyers. ``following``: the buyer behind whom it goes on; None: these were the last."""

    orders: Sequence[Order]
    following: str | None


def orders_after(orders: Orders, community: str, purchase: str, buyer: str, *, most: int = CHUNK) -> SomeOrders:
    """At most ``most`` of them, of the buyers after this one; empty: from the first."""
    slots = orders.numbers_after(community, purchase, buyer, most + 1)
    found = orders.many(community, [number for _, number in slots[:most]]) if slots else {}
    return SomeOrders(list(found.values()), slots[most - 1][0] if len(slots) > most else None)
