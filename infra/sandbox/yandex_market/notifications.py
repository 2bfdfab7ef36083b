"""The notifications of the Market, as it writes them."""

from datetime import UTC, datetime
from typing import Any

from infra.sandbox.yandex_market.orders import Order


def now() -> str:
    """Nine digits of a second, as the Market tells them."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "017Z")


def ping() -> dict[str, Any]:
    return {"notificationType": "PING", "time": now()}


def created(order: Order) -> dict[str, Any]:
    return {**_about("ORDER_CREATED", order), "items": _items(order), "createdAt": now()}


def status_updated(order: Order) -> dict[str, Any]:
    status, substatus = order.state
    told = _about("ORDER_STATUS_UPDATED", order)
    return {**told, "status": status, "substatus": substatus, "updatedAt": now()}


def cancelled(order: Order) -> dict[str, Any]:
    return {**_about("ORDER_CANCELLED", order), "items": _items(order), "cancelledAt": now()}


def cancellation_request(order: Order) -> dict[str, Any]:
    return {**_about("ORDER_CANCELLATION_REQUEST", order), "requestedAt": now()}


def chat_created(order: Order, business: int) -> dict[str, Any]:
    return {"notificationType": "CHAT_CREATED", "chatId": _chat(order), "businessId": business, "createdAt": now()}


def message_sent(order: Order, business: int, place: int) -> dict[str, Any]:
    """Without its text: that is to be read."""
    number = f"{_chat(order)}{place:04}"
    told = {"notificationType": "CHAT_MESSAGE_SENT", "chatId": _chat(order), "messageId": number}
    return {**told, "businessId": business, "sentAt": now()}


def _chat(order: Order) -> int:
    return order.number % 1_000_000_000 + 5_000_000_000


def _about(kind: str, order: Order) -> dict[str, Any]:
    return {"notificationType": kind, "orderId": order.number, "campaignId": order.told["campaignId"]}


def _items(order: Order) -> list[dict[str, Any]]:
    return [{"offerId": item["offerId"], "count": item["count"]} for item in order.items]
