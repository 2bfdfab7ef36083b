"""What the Market is sent to change an order: its status, or how much of each line is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.usecases.ports import CallRefused, RefusalReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.sighting import SeenLine, Sighting

PROCESSING, READY = "PROCESSING", "READY_TO_SHIP"
CANCELLED, SHOP_FAILED = "CANCELLED", "SHOP_FAILED"
DBS, WHOLE_ONLY = "DBS", ("FBY", "LAAS")
"""Programs of a shop: DBS reduces an order by its items, FBS and EXPRESS by its boxes, these not at all."""

REASONS: Sequence[RefusalReason] = (RefusalReason(SHOP_FAILED, "Магазин не может выполнить заказ"),)
"""A shop may name others only for what the buyer did or said: they are no refusals of the shop."""


def ready() -> Mapping[str, Any]:
    return {"order": {"status": PROCESSING, "substatus": READY}}


def cancelled(reason: str) -> Mapping[str, Any]:
    return {"order": {"status": CANCELLED, "substatus": reason}}


def wanted(line: SeenLine) -> int:
    """Pieces that the buyer still wants. Raises CallRefused where the Market tells no number of them."""
    if line.quantity is None:
        raise CallRefused("call_refused", "a line has no number of pieces")
    return line.quantity - line.cancelled


def left_after(order: Sighting, taken: Mapping[str, int]) -> Mapping[str, int] | None:
    """Pieces of every line when so many are taken; None when that is all of them. Raises CallRefused."""
    _known(order, taken)
    left = {line.key: min(max(taken.get(line.key, 0), 0), wanted(line)) for line in order.lines}
    if not any(left.values()):
        raise CallRefused("call_refused", "nothing is left of the order")
    return None if all(left[line.key] == wanted(line) for line in order.lines) else left


def left_without(order: Sighting, refused: Mapping[str, int]) -> Mapping[str, int] | None:
    """Pieces of every line when so many are refused; None when nothing is left. Raises CallRefused."""
    _known(order, refused)
    left = {line.key: max(wanted(line) - max(refused.get(line.key, 0), 0), 0) for line in order.lines}
    if all(left[line.key] == wanted(line) for line in order.lines):
        raise CallRefused("call_refused", "nothing is refused")
    return left if any(left.values()) else None


def reduction(order: Sighting, left: Mapping[str, int]) -> tuple[str, Mapping[str, Any]]:
    """The end of the path, and the body. Raises CallRefused where the shop's program knows no such thing."""
    program = order.extra.get("program", "")
    if program in WHOLE_ONLY or not all(key.isascii() and key.isdigit() for key in left):
        raise CallRefused("call_refused", "this order can only be refused as a whole")
    if program == DBS:
        items = [{"id": int(key), "count": count} for key, count in left.items()]
        return "/items", {"items": items, "reason": "PARTNER_REQUESTED_REMOVE"}
    kept = [{"id": int(key), "fullCount": count} for key, count in left.items() if count]
    return "/boxes", {"boxes": [{"items": kept}], "allowRemove": True}


def _known(order: Sighting, pieces: Mapping[str, int]) -> None:
    """A line that is gone already may be named with nothing of it."""
    if not {key for key, count in pieces.items() if count > 0} <= {line.key for line in order.lines}:
        raise CallRefused("call_refused", "the order has no such line")
