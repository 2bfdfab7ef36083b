"""What a seller may change of an order at the played Market: its status, its items, its boxes."""

from decimal import Decimal
from typing import Any

from infra.sandbox.yandex_market.errors import MarketError
from infra.sandbox.yandex_market.given import object_of, only, required, whole
from infra.sandbox.yandex_market.orders import STATUSES, Order

STARTED, READY, SHOP_FAILED = ("PROCESSING", "STARTED"), ("PROCESSING", "READY_TO_SHIP"), ("CANCELLED", "SHOP_FAILED")
MOVES = {
    STARTED: (READY, SHOP_FAILED, ("DELIVERY", "DELIVERY_SERVICE_RECEIVED")),
    READY: (SHOP_FAILED, ("DELIVERY", "DELIVERY_SERVICE_RECEIVED")),
}
"""By the state of an order, those a seller may bring it into; DELIVERY is of DBS."""

MOST_OF_IT = Decimal("0.99")


def move(order: Order, wish: dict[str, Any]) -> None:
    only(wish, "order")
    change = object_of(required(wish, "order"), "order")
    only(change, "status", "substatus", "delivery")
    status, substatus = required(change, "status"), change.get("substatus", "")
    if status not in STATUSES:
        raise MarketError(400, f"Invalid status: '{str(status)[:40]}'")
    wished = (status, substatus)
    allowed = [each for each in MOVES.get(order.state, ()) if each[0] != "DELIVERY" or program(order) == "DBS"]
    if wished not in allowed:
        told = "Order {} with status {} and substatus {} is not allowed for status {} and substatus {}"
        raise MarketError(400, told.format(order.number, *order.state, status, substatus), "STATUS_NOT_ALLOWED")
    if wished == READY:
        check_marks(order)
    order.move(status, str(substatus))


def check_marks(order: Order) -> None:
    """Jewels always, marked goods of a business buyer: every piece has its code before it can be shipped."""
    business = order.told.get("buyerType") == "BUSINESS"
    for item in order.items:
        for mark in item.get("requiredInstanceTypes") or ():
            given = [each for each in item.get("instances") or () if each.get(mark.lower())]
            if (mark == "UIN" or (mark == "CIS" and business)) and len(given) < item["count"]:
                raise MarketError(400, f"Item {item['id']} requires {mark} instances for every piece")


def reduce_items(order: Order, wish: dict[str, Any]) -> None:
    """``PUT …/items``, of DBS only; an item that is not named is removed."""
    only(wish, "items", "reason")
    if program(order) != "DBS":
        raise MarketError(400, "Campaign type is not allowed")
    items = required(wish, "items")
    if not isinstance(items, list) or not items:
        raise MarketError(400, "Collection of field 'items' must not be empty")
    if wish.get("reason") not in (None, "PARTNER_REQUESTED_REMOVE", "USER_REQUESTED_REMOVE"):
        raise MarketError(400, "Unexpected value of 'reason'")
    left: dict[int, int] = {}
    for each in items:
        item = object_of(each, "items")
        only(item, "id", "count", "instances")
        left[whole(required(item, "id"), "id")] = whole(required(item, "count"), "count", 0)
    apply(order, left)


def lay_out(order: Order, wish: dict[str, Any]) -> list[dict[str, Any]]:
    """``PUT …/boxes``: what lies in no box is removed, where that is allowed."""
    only(wish, "boxes", "allowRemove")
    if program(order) not in ("FBS", "EXPRESS", "DBS"):
        raise MarketError(400, "Campaign type is not allowed")
    boxes = required(wish, "boxes")
    if not isinstance(boxes, list) or not boxes:
        raise MarketError(400, "Collection of field 'boxes' must not be empty")
    left: dict[int, int] = {}
    for box in boxes:
        items = required(object_of(box, "boxes"), "items")
        if not isinstance(items, list) or not items:
            raise MarketError(400, "Collection of field 'items' must not be empty")
        for each in items:
            item = object_of(each, "items")
            only(item, "id", "fullCount", "instances")
            number = whole(required(item, "id"), "id")
            left[number] = left.get(number, 0) + whole(required(item, "fullCount"), "fullCount")
    complete = all(left.get(item["id"], 0) == item["count"] for item in order.items)
    if not complete and wish.get("allowRemove") is not True:
        raise MarketError(400, "Not all items are in boxes: allowRemove is needed to remove them")
    apply(order, left)
    return [{"boxId": order.number * 10 + n, "items": box["items"]} for n, box in enumerate(boxes, 1)]


def apply(order: Order, left: dict[int, int]) -> None:
    """Never more than there was, never the only item, nor nearly all of the sum."""
    if order.state != STARTED:
        raise MarketError(400, f"Order {order.number} has already left PROCESSING STARTED", "STATUS_NOT_ALLOWED")
    counts = {item["id"]: item["count"] for item in order.items}
    if not set(left) <= set(counts):
        raise MarketError(400, "Item is not in the order")
    if any(count > counts[number] for number, count in left.items()):
        raise MarketError(400, "Item count cannot be increased")
    gone = {number: count - left.get(number, 0) for number, count in counts.items()}
    if not any(gone.values()):
        return
    total = sum(paid(item) for item in order.items)
    removed = sum(paid(item) * gone[item["id"]] / item["count"] for item in order.items)
    if len(order.items) == 1 or removed >= total * MOST_OF_IT:
        raise MarketError(400, "Item cannot be removed: cancel the order instead", "ITEMS_REMOVAL_NOT_ALLOWED")
    order.reduce(left)


def program(order: Order) -> str:
    return str(order.told["programType"])


def paid(item: dict[str, Any]) -> Decimal:
    return Decimal(str(item["prices"]["payment"]["value"]))
