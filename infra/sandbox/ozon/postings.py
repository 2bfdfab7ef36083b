"""A posting, and how each version of the API shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

NEEDS = ("gtd", "country", "change_country", "mandatory_mark", "rnpt", "jw_uin", "weight", "imei")
FINISHED = ("delivered", "cancelled", "cancelled_from_split_pending", "not_accepted")
REASONS = {
    352: ("Товар закончился на складе продавца", "seller"),
    400: ("Остался только бракованный товар", "seller"),
    402: ("Другое (вина продавца)", "seller"),
    665: ("Покупатель не забрал заказ", "buyer"),
}
OWN_REASONS = tuple(number for number, (_, whose) in REASONS.items() if whose == "seller")
STATES = {
    "posting_awaiting_registration": "awaiting_registration",
    "posting_created": "awaiting_packaging",
    "ship_failed": "awaiting_deliver",
    "posting_transferring_to_delivery": "awaiting_deliver",
    "posting_in_carriage": "awaiting_deliver",
    "posting_not_in_carriage": "awaiting_deliver",
    "posting_acceptance_in_progress": "acceptance_in_progress",
    "posting_on_way_to_city": "delivering",
    "posting_in_pickup_point": "delivering",
    "posting_transferred_to_courier_service": "delivering",
    "posting_driver_pick_up": "driver_pickup",
    "posting_delivered": "delivered",
    "posting_received": "delivered",
    "posting_canceled": "cancelled",
    "posting_split_pending": "cancelled_from_split_pending",
    "posting_not_in_sort_center": "not_accepted",
    "posting_in_arbitration": "arbitration",
}
"""What a posting can be moved to, and the status that goes with it."""


@dataclass
class Good:
    sku: int
    offer_id: str
    name: str
    quantity: int
    price: str
    currency: str = "RUB"


@dataclass
class Posting:
    """``changed_at`` is when its state changed last. ``ship``: what comes of shipping it: done, fails, or late."""

    seller: str
    posting_number: str
    order_number: str
    in_process_at: str
    shipment_date: str
    changed_at: str
    products: list[Good]
    order_id: int = 0
    substatus: str = "posting_created"
    needs: dict[str, list[int]] = field(default_factory=dict)
    buyer: dict[str, Any] | None = None
    region: str = ""
    city: str = ""
    comment: str = ""
    parent: str = ""
    reason: int = 0
    initiator: str = ""
    ship: str = "done"
    express: bool = False

    @property
    def status(self) -> str:
        return STATES[self.substatus]

    def actions(self) -> Sequence[str]:
        if self.status == "awaiting_packaging" or self.substatus == "ship_failed":
            several = sum(good.quantity for good in self.products) > 1
            ship = "ship_with_additional_info" if any(self.needs.values()) else "ship"
            return ("cancel", "can_create_chat", *(("product_cancel",) if several else ()), ship)
        return ("cancel", "label_download") if self.status == "awaiting_deliver" else ()


def shown(posting: Posting, listed: bool = False) -> dict[str, Any]:
    """As ``/v3/posting/fbs/get`` shows it, or as a list of version 4 does: with money as an object."""
    return {
        "posting_number": posting.posting_number,
        "order_id": posting.order_id,
        "order_number": posting.order_number,
        "parent_posting_number": posting.parent,
        "status": posting.status,
        "substatus": posting.substatus,
        "in_process_at": posting.in_process_at,
        "shipment_date": posting.shipment_date,
        "delivering_date": None,
        "integration_type_flow": "ozon",
        "is_express": False,
        "is_multibox": False,
        "tracking_number": "",
        "delivery_method": {"id": 1, "name": "Доставка Ozon", "warehouse_id": WAREHOUSE, "warehouse": "Склад"},
        "products": [_product(good, listed) for good in posting.products],
        "available_actions": list(posting.actions()),
        "requirements": {f"products_requiring_{name}": posting.needs.get(name, []) for name in NEEDS},
        "customer": _customer(posting),
        "addressee": None,
        "analytics_data": {"region": posting.region, "city": posting.city, "warehouse_id": WAREHOUSE},
        "cancellation": _cancellation(posting),
    }


WAREHOUSE = 18850503335000


def _product(good: Good, listed: bool) -> dict[str, Any]:
    bare = {"sku": good.sku, "offer_id": good.offer_id, "name": good.name, "quantity": good.quantity}
    if listed:
        return {**bare, "price": {"amount": good.price, "currency": good.currency}}
    return {**bare, "price": good.price, "currency_code": good.currency, "mandatory_mark": []}


def _customer(posting: Posting) -> dict[str, Any] | None:
    if posting.buyer is None:
        return None
    where = {"region": posting.region, "city": posting.city, "comment": posting.comment}
    return {"customer_email": "", **posting.buyer, "address": where}


def _cancellation(posting: Posting) -> dict[str, Any]:
    return {
        "cancel_reason_id": posting.reason,
        "cancel_reason": REASONS[posting.reason][0] if posting.reason in REASONS else "",
        "cancellation_type": posting.initiator,
        "cancelled_after_ship": False,
        "affect_cancellation_rating": posting.initiator == "seller",
    }
