"""Pushes and answers of Ozon, older and newer forms, with the traps that its document and other clients name."""

from collections.abc import Mapping
from typing import Any

POSTING = "24219509-0020-1"
PHONE, NAME, MAIL = "+79161234567", "Пелагея Ивановна Тест", "pelageya@example.ru"
LETTER = "Здравствуйте, когда привезёте?"
SECRETS = (PHONE, NAME, MAIL, LETTER, "115568", "улица Тестовая, 7")
"""What tells of a person, wherever it stands below."""

Push = dict[str, Any]


def push(kind: str, seller: object = 7, **fields: Any) -> Push:
    return {"message_type": kind, "seller_id": seller, **fields}


NEW = push(
    "TYPE_NEW_POSTING",
    posting_number=POSTING,
    products=[{"sku": 147451959, "offer_id": "BX-0986", "quantity": 2}, {"sku": "147451960", "quantity": "1"}],
    in_process_at="2026-11-26T06:56:36.294123456Z",
    warehouse_id=18850503335000,
    shipment_date="2026-11-27T12:00:00Z",
    tpl_integration_type="ozon",
    is_express=False,
    tracking_number="",
    delivery_date_begin="2026-11-30T06:00:00Z",
    delivery_date_end="2026-12-02T18:00:00Z",
)
NEW_OF_OLD = push(
    "TYPE_NEW_POSTING",
    posting_number="46231993-0568-11",
    products=[{"sku": 147451959, "quantity": 2}],
    in_process_at="",
    warehouse_id=18850503335000,
)
CANCELLED = push(
    "TYPE_POSTING_CANCELLED",
    posting_number=POSTING,
    products=[{"sku": 147451959, "quantity": 1}],
    old_state="posting_transferred_to_courier_service",
    new_state="posting_canceled",
    changed_state_date="2026-11-26T06:56:36.294Z",
    reason={"id": 0, "message": f"Отказ: {NAME}"},
    warehouse_id=0,
)
CHANGED = push(
    "TYPE_STATE_CHANGED",
    seller="7",
    posting_number=POSTING,
    new_state="posting_transferring_to_delivery",
    changed_state_date="2026-02-02T15:07:46.765Z",
    warehouse_id=0,
)
CHAT = {
    "chat_id": "b646d975-0c9c-4872-9f41-8b1e57181063",
    "chat_type": "Buyer_Seller",
    "message_id": 3000000000817031942,
    "created_at": "2026-07-18T20:58:04.528Z",
    "user": {"id": "115568", "type": "Сustomer", "name": NAME},
}
MESSAGE = push("TYPE_NEW_MESSAGE", **CHAT, data=[LETTER, f"звоните {PHONE}"])
UPDATED = push("TYPE_UPDATE_MESSAGE", **CHAT, data=[LETTER], updated_at="2026-07-19T00:00:00.000000001Z")
READ = push("TYPE_MESSAGE_READ", **CHAT, last_read_message_id="3000000000817031942")
CLOSED = push("TYPE_CHAT_CLOSED", chat_id=CHAT["chat_id"], chat_type="BUYER_SELLER_SELECT", user=CHAT["user"])
PING = {"message_type": "TYPE_PING", "time": "2026-11-28T10:00:00Z"}
TREE = {"message_type": "TYPE_DESCRIPTION_CATEGORY_TREE_CHANGED", "changed_at": "2026-11-28T10:00:00Z"}
UUID = "5d2b7a44-0000-4000-8000-000000000001"


def counted(kind: str, **fields: Any) -> Push:
    """Of the types that carry a number of the event."""
    return push(kind, uuid=UUID, order_number="24219509-0020", **fields)


PUSHES: Mapping[str, Push] = {
    "ping": PING,
    "new": NEW,
    "new of old": NEW_OF_OLD,
    "cancelled": CANCELLED,
    "changed": CHANGED,
    "shipped": push("TYPE_POSTING_SHIPPED", posting_number=POSTING, changed_state_date="2026-11-26T06:56:36Z"),
    "cutoff": push(
        "TYPE_CUTOFF_DATE_CHANGED",
        posting_number=POSTING,
        new_cutoff_date="",
        old_cutoff_date="2026-11-24T10:00:00Z",
        warehouse_id=0,
    ),
    "delivery date": push(
        "TYPE_DELIVERY_DATE_CHANGED",
        posting_number=POSTING,
        new_delivery_date_begin="2026-11-24T10:00:00Z",
        new_delivery_date_end="2026-11-25T10:00:00+03:00",
        old_delivery_date_begin="2026-11-20T10:00:00",
        old_delivery_date_end=None,
        warehouse_id=0,
    ),
    "message": MESSAGE,
    "updated": UPDATED,
    "read": READ,
    "closed": CLOSED,
    "stocks": push(
        "TYPE_STOCKS_CHANGED",
        items=[
            {
                "product_id": 3,
                "sku": 4,
                "updated_at": "2026-09-01T14:15:22Z",
                "stocks": [{"warehouse_id": 5, "present": 10, "reserved": 1}],
            }
        ],
    ),
    "item made": push("TYPE_CREATE_ITEM", offer_id="8", product_id=9, is_error=False, changed_at="2026-09-01"),
    "item": push(
        "TYPE_CREATE_OR_UPDATE_ITEM", offer_id="8", product_id=9, is_error=True, changed_at="2026-09-01T14:15:22.1Z"
    ),
    "item changed": push("TYPE_UPDATE_ITEM", offer_id="8", product_id=9, is_error=False, changed_at="2026-09-01"),
    "price index": push("TYPE_PRICE_INDEX_CHANGED", product_id=9, updated_at="2026-09-01T14:15:22Z"),
    "tree": TREE,
    "fbo new": counted("TYPE_FBO_POSTING_NEW", posting_number=POSTING, creation_date="2026-11-26T06:56:36Z"),
    "fbo cancelled": counted("TYPE_FBO_POSTING_CANCELLED", posting_number=POSTING, cancelled_at="2026-11-26T06:56:36Z"),
    "fbo changed": counted(
        "TYPE_FBO_POSTING_STATE_CHANGED", posting_number=POSTING, changed_state_date="2026-11-26T06:56:36Z"
    ),
    "fbo date": counted(
        "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED", posting_number=POSTING, updated_at="2026-11-26T06:56:36Z"
    ),
    "fbo stocks": push("TYPE_FBO_STOCKS_CHANGED", sku=4, updated_at="2026-09-01T14:15:22Z"),
    "order new": counted("TYPE_ORDER_NEW", created_at="2026-11-26T06:56:36Z"),
    "order cancelled": counted("TYPE_ORDER_CANCELLED", cancel_date="2026-11-26T06:56:36Z"),
    "order changed": counted("TYPE_ORDER_STATE_CHANGED", updated_at="2026-11-26T06:56:36Z", new_state="delivering"),
    "unknown": push("TYPE_OF_NEXT_YEAR", posting_number=POSTING, customer={"phone": PHONE, "name": NAME}),
}

PRODUCT = {
    "price": "1530.0000",
    "offer_id": "BX-0986",
    "name": "Свеча зажигания Bosch",
    "sku": 147451959,
    "quantity": 2,
    "currency_code": "RUB",
}
READ_POSTING: dict[str, Any] = {
    "posting_number": "46231993-0568-11",
    "order_id": 680420041,
    "order_number": "46231993-0568",
    "status": "awaiting_packaging",
    "substatus": "posting_created",
    "in_process_at": "2026-11-26T06:56:36Z",
    "shipment_date": "2026-11-27T12:00:00Z",
    "parent_posting_number": "",
    "products": [PRODUCT, {**PRODUCT, "sku": 147451960, "offer_id": "NGK 7811", "price": 99.9, "quantity": "1"}],
    "available_actions": ["cancel", "ship_with_additional_info", "product_cancel"],
    "requirements": {
        "products_requiring_gtd": [],
        "products_requiring_country": ["147451960"],
        "products_requiring_mandatory_mark": [147451959],
        "products_requiring_weight": None,
    },
    "customer": {
        "customer_id": 60069000000000001,
        "name": NAME,
        "phone": PHONE,
        "customer_email": "",
        "address": {"city": "Казань", "region": "Татарстан", "comment": "этаж 3", "address_tail": "улица Тестовая, 7"},
    },
    "addressee": {"name": "Получатель", "phone": "+79990000000"},
    "analytics_data": {"region": "МОСКВА", "city": "Москва"},
    "delivery_method": {"warehouse_id": 18850503335000, "warehouse": "Склад"},
    "integration_type_flow": "ozon",
    "cancellation": {"cancel_reason_id": 0, "cancel_reason": "", "cancellation_type": ""},
    "is_multibox": False,
}
