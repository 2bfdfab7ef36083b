"""What an order adds to the progress of its purchase."""

from collections.abc import Mapping

from chalicelib.domain.orders.order import Order
from chalicelib.domain.purchases.progress import NONE, Progress


def progress_of(order: Order) -> Progress:
    owed = order.owed
    return Progress(
        orders=1,
        buyers=int(bool(order.pieces)),
        goods=order.goods,
        paid=order.paid,
        claimed=order.claimed,
        owed=owed,
        owing=int(owed > 0),
    )


def uncounted(order: Order) -> Mapping[str, int]:
    """By how much the counters of its purchase move when it is written."""
    return progress_of(order).since(order.counted or NONE)
