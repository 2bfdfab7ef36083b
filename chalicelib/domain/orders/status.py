"""Where an order is, in one word: derived from the axes that are really kept."""

from collections.abc import Mapping
from enum import StrEnum

from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.purchases.purchase import Stage


class OrderStatus(StrEnum):
    """AWAITING_PAID is that of an order that awaits its purchase's end and has payments."""

    CREATED = "created"
    AWAITING = "awaiting"
    AWAITING_PAID = "awaiting_paid"
    PREPARING = "preparing"
    SHIPPED = "shipped"
    READY = "ready"
    DELIVERED = "delivered"
    RETURNED = "returned"
    CANCELLED = "cancelled"


_BY_HANDOUT: Mapping[Handout, OrderStatus] = {
    Handout.READY: OrderStatus.READY,
    Handout.STORED: OrderStatus.READY,
    Handout.HANDED_OUT: OrderStatus.DELIVERED,
    Handout.RETURNED: OrderStatus.RETURNED,
}
_BY_STAGE: Mapping[Stage, OrderStatus] = {
    Stage.DRAFT: OrderStatus.CREATED,
    Stage.COLLECTING: OrderStatus.AWAITING,
    Stage.STOPPED: OrderStatus.AWAITING,
    Stage.ORDERED: OrderStatus.PREPARING,
    Stage.IN_TRANSIT: OrderStatus.SHIPPED,
    Stage.DISTRIBUTING: OrderStatus.READY,
    Stage.COMPLETED: OrderStatus.READY,
    Stage.CANCELLED: OrderStatus.CANCELLED,
}


def status_of(stage: Stage, handout: Handout, paid: int, cancelled: bool = False) -> OrderStatus:
    """``paid`` in kopecks; ``cancelled``: the order by itself, whatever becomes of its purchase."""
    if cancelled or stage is Stage.CANCELLED:
        return OrderStatus.CANCELLED
    found = _BY_HANDOUT.get(handout) or _BY_STAGE[stage]
    return OrderStatus.AWAITING_PAID if found is OrderStatus.AWAITING and paid > 0 else found


def order_status(order: Order) -> OrderStatus:
    return status_of(order.terms.stage, order.handout, order.paid, order.cancelled)
