"""Notifications as Yandex Market documents them, every listed type, and orders as it lists them."""

import copy
import json
from typing import Any

ORDER, CAMPAIGN, BUSINESS, CHAT = 41000000001, 700001, 900001, 2718281828

ITEMS = [{"offerId": "OC90", "count": 2}, {"offerId": "W 712/52", "count": 1}]
AT = "2026-11-22T10:15:30.759084017Z"


def _about(kind: str, **more: Any) -> dict[str, Any]:
    return {"notificationType": kind, "orderId": ORDER, "campaignId": CAMPAIGN, **more}


def _of_business(kind: str, **more: Any) -> dict[str, Any]:
    return {"notificationType": kind, "businessId": BUSINESS, **more}


PING = {"notificationType": "PING", "time": "2025-01-16T10:09:49.759084017Z"}
CREATED = _about("ORDER_CREATED", items=ITEMS, createdAt=AT)
STATUS = _about("ORDER_STATUS_UPDATED", status="PROCESSING", substatus="STARTED", updatedAt=AT)
CANCELLED = _about("ORDER_CANCELLED", items=ITEMS, cancelledAt=AT)
MESSAGE = _of_business("CHAT_MESSAGE_SENT", chatId=CHAT, messageId="9007199254740993", sentAt=AT)

LISTED: tuple[dict[str, Any], ...] = (
    PING,
    CREATED,
    STATUS,
    CANCELLED,
    _about("ORDER_UPDATED", updateType="SHIPMENT_DATE_UPDATED", updatedAt=AT),
    _about("ORDER_CANCELLATION_REQUEST", requestedAt=AT),
    _about("ORDER_RETURN_CREATED", returnId=31, returnType="UNREDEEMED", items=ITEMS, createdAt=AT),
    _about("ORDER_RETURN_STATUS_UPDATED", returnId=31, statuses={"shipmentStatus": "IN_TRANSIT"}, updatedAt=AT),
    _of_business("CHAT_CREATED", chatId=CHAT, createdAt=AT),
    MESSAGE,
    _of_business("CHAT_ARBITRAGE_STARTED", chatId=CHAT, startedAt=AT),
    _of_business("CHAT_ARBITRAGE_FINISHED", chatId=CHAT, finishedAt=AT),
    _of_business("GOODS_FEEDBACK_CREATED", feedbackId=5, createdAt=AT, publishedAt=AT),
    _of_business("GOODS_FEEDBACK_COMMENT_CREATED", commentId=6, createdAt=AT),
    _of_business("QUESTION_CREATED", questionId=7, createdAt=AT),
    _of_business("QUESTION_ANSWER_CREATED", answerId=8, createdAt=AT),
    _of_business("QUESTION_COMMENT_CREATED", answerId=8, commentId=9, createdAt=AT),
)

TRAPS: tuple[dict[str, Any], ...] = (
    _about("ORDER_SOMETHING_NEW", status="PROCESSING", more={"deep": [1, {"x": None}]}),
    {"notificationType": "STOCKS_OF_TOMORROW", "businessId": BUSINESS, "buyer": {"phone": "+79160000123"}},
    {**STATUS, "orderId": str(ORDER), "campaignId": str(CAMPAIGN)},
    {**STATUS, "substatus": None, "updatedAt": None},
    {**STATUS, "status": "TELEPORTED", "substatus": "HALFWAY"},
    {**CREATED, "items": None, "createdAt": "2026-11-22T13:15:30+03:00"},
    {**CREATED, "items": [{"offerId": 5, "count": "2"}, "?", None], "createdAt": "22-11-2026 13:15:30"},
    {**CREATED, "orderId": 9223372036854775807},
    {**MESSAGE, "messageId": 9007199254740993, "chatId": str(CHAT)},
    {**PING, "time": None},
)
"""Older and newer forms, and what a sender may get wrong without losing the rest."""


def body(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


MOSCOW_REGION = {
    "id": 213,
    "name": "Москва",
    "type": "CITY",
    "parent": {"id": 1, "name": "Москва и Московская область", "type": "REPUBLIC"},
}

LISTED_ORDER: dict[str, Any] = {
    "orderId": ORDER,
    "campaignId": CAMPAIGN,
    "programType": "DBS",
    "externalOrderId": "A-17",
    "status": "PROCESSING",
    "substatus": "STARTED",
    "creationDate": "2026-11-22T13:15:30+03:00",
    "updateDate": "2026-11-22T13:20:30.759+03:00",
    "paymentType": "PREPAID",
    "paymentMethod": "YANDEX",
    "fake": False,
    "items": [
        {
            "id": 560000000001,
            "offerId": "OC90",
            "offerName": "Фильтр масляный",
            "count": 3,
            "prices": {
                "payment": {"value": 4590.05, "currencyId": "RUR"},
                "subsidy": {"value": 100, "currencyId": "RUR"},
                "cashback": {"value": 50.5, "currencyId": "RUR"},
            },
        },
        {"id": 560000000002, "offerId": "W 712/52", "offerName": "Фильтр", "count": 1, "prices": None},
    ],
    "delivery": {
        "type": "DELIVERY",
        "serviceName": "Доставка магазина",
        "deliveryServiceId": 99,
        "deliveryPartnerType": "SHOP",
        "dates": {"fromDate": "2026-11-24"},
        "shipment": {"id": None, "shipmentDate": "2026-11-23", "shipmentTime": "15:30"},
        "courier": {"address": {"city": "Москва", "street": "Лесная"}, "region": MOSCOW_REGION},
    },
    "buyerType": "PERSON",
    "notes": "Позвоните заранее",
    "sourcePlatform": "MARKET",
}


def order(**changes: Any) -> dict[str, Any]:
    """The listed order with other values; None leaves a field out."""
    told = {**copy.deepcopy(LISTED_ORDER), **changes}
    return {name: value for name, value in told.items() if value is not None}


def item(**changes: Any) -> dict[str, Any]:
    """Of that order the first line, with other values."""
    told = {**copy.deepcopy(LISTED_ORDER["items"][0]), **changes}
    return {name: value for name, value in told.items() if value is not None}
