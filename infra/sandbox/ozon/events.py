"""What Ozon pushes, exactly as it writes it."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from infra.sandbox.ozon.postings import WAREHOUSE, Posting

PING = "TYPE_PING"
Event = dict[str, Any]


def new(posting: Posting) -> Event:
    products = [{"sku": good.sku, "offer_id": good.offer_id, "quantity": good.quantity} for good in posting.products]
    return {
        "message_type": "TYPE_NEW_POSTING",
        "seller_id": seller_of(posting),
        "posting_number": posting.posting_number,
        "products": products,
        "in_process_at": posting.in_process_at,
        "warehouse_id": WAREHOUSE,
        "shipment_date": posting.shipment_date,
        "tpl_integration_type": "ozon",
        "is_express": posting.express,
        "tracking_number": "",
        "delivery_date_begin": posting.shipment_date,
        "delivery_date_end": posting.shipment_date,
    }


def changed(posting: Posting) -> Event:
    return {
        "message_type": "TYPE_STATE_CHANGED",
        "posting_number": posting.posting_number,
        "new_state": posting.substatus,
        "changed_state_date": posting.changed_at.replace("Z", ".123456789Z"),
        "warehouse_id": WAREHOUSE,
        "seller_id": seller_of(posting),
    }


def cancelled(posting: Posting, before: str) -> Event:
    return {
        "message_type": "TYPE_POSTING_CANCELLED",
        "posting_number": posting.posting_number,
        "products": [{"sku": good.sku, "quantity": good.quantity} for good in posting.products],
        "old_state": before,
        "new_state": "posting_canceled",
        "changed_state_date": posting.changed_at,
        "reason": {"id": posting.reason, "message": ""},
        "warehouse_id": WAREHOUSE,
        "seller_id": seller_of(posting),
    }


MESSAGES = 9_000_000_000_000_000_000
"""Their numbers are beyond what a double holds."""


def message(posting: Posting, place: int, at: str, text: str) -> Event:
    """The ``place``-th that its buyer wrote."""
    return {
        "message_type": "TYPE_NEW_MESSAGE",
        "chat_id": chat_of(posting),
        "chat_type": "Buyer_Seller",
        "message_id": str(MESSAGES + posting.order_id * 1_000 + place),
        "created_at": at,
        "user": {"id": f"{posting.order_id}", "type": "Customer"},
        "data": [text],
        "seller_id": seller_of(posting),
    }


def chat_of(posting: Posting) -> str:
    """Of an order there is one, however many postings it has."""
    return str(uuid5(NAMESPACE_URL, f"ozon/{posting.order_number}"))


def ping(at: str) -> Event:
    return {"message_type": PING, "time": at}


def seller_of(posting: Posting) -> int | str:
    return int(posting.seller) if posting.seller.isdigit() else posting.seller
