"""Adjustments of a sum by hand, and an order that is cancelled by itself."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders.order import Order, changed
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind, ChangeReason, SumChange

MOST_ADJUSTMENTS = 20


def adjustment(id: str, kind: AdjustmentKind, amount: int, reason: str) -> Adjustment:
    """``amount`` in kopecks; a discount is in the buyer's favour, packing is not. Raises Invalid."""
    if not amount or abs(amount) > HIGHEST:
        raise Invalid("adjustment_unreadable", "amount")
    if (kind is AdjustmentKind.DISCOUNT and amount > 0) or (kind is AdjustmentKind.PACKING and amount < 0):
        raise Invalid("adjustment_sign", "amount")
    return Adjustment(kind, amount, reason, id)


def adjusted(order: Order, added: Adjustment, now: datetime) -> Order:
    """Raises Invalid for one too many, and for a sum below nothing."""
    if len(order.adjustments) >= MOST_ADJUSTMENTS:
        raise Invalid("adjustments_too_many", "amount", limit=MOST_ADJUSTMENTS)
    after = replace(order, adjustments=(*order.adjustments, added))
    if after.total < 0:
        raise Invalid("adjustment_too_large", "amount")
    return changed(order, now, ChangeReason.ADJUSTMENT, after, note=added.reason)


def without_adjustment(order: Order, id: str, now: datetime) -> Order:
    """Raises NotFound."""
    left = tuple(each for each in order.adjustments if each.id != id)
    if not id or len(left) == len(order.adjustments):
        raise NotFound("adjustment_missing")
    gone = next(each for each in order.adjustments if each.id == id)
    after = replace(order, adjustments=left)
    return changed(order, now, ChangeReason.ADJUSTMENT, after, note=gone.reason)


def cancelled(order: Order, now: datetime, note: str) -> Order:
    """Nothing in it counts any more; what was paid is to be returned. Nobody is told that it is paid in full."""
    change = SumChange(now, order.total, 0, ChangeReason.CANCELLATION, note=note)
    changes = (change, *order.changes) if order.total else order.changes
    return replace(order, cancelled_at=now, changes=changes, changed_at=now, revision=order.revision + 1)


def reopened(order: Order, now: datetime, note: str) -> Order:
    """As it was before it was cancelled."""
    after = replace(order, cancelled_at=None)
    return changed(order, now, ChangeReason.CANCELLATION, after, note=note)
