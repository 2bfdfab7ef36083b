"""How many orders wait at pickup points: what a commit adds and frees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.usecases.ports import Counter, CounterUpdate

if TYPE_CHECKING:
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.pickup.points import PickupPoint


def moved(before: Order, after: Order, wanted: PickupPoint | None = None) -> tuple[CounterUpdate, ...]:
    """The order leaves one point and comes to another.

    There must be room at the ``wanted`` one. An order that comes back to its point lies there, full or not.
    """
    left, taken = before.held_at, after.held_at
    if left == taken:
        return ()
    freed = (CounterUpdate(Counter.POINT, left, -1),) if left else ()
    limit = wanted.capacity if wanted else None
    return (*freed, CounterUpdate(Counter.POINT, taken, 1, limit)) if taken else freed
