"""Yandex Market's pushes (``POST …/notification``): a hint that something happened, read as a webhook event.

Nobody signs them, nothing here is trusted to have the type or the size it should. A type that is new is kept and
acknowledged; a known one that does not say what it is about is none of the Market's.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.domain.networks import is_within
from chalicelib.marketplaces.yandex_market.reading import Thing, moment, number, parsed, text, word
from chalicelib.marketplaces.yandex_market.replies import acknowledged, not_kept, of_another, unreadable
from chalicelib.marketplaces.yandex_market.shortened import shortened
from chalicelib.marketplaces.yandex_market.statuses import phase_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.errors import KabinetError
    from chalicelib.usecases.ports import Reply

MESSAGE_LENGTH = 200
SELLER_LENGTH = 100
"""Of what stands in the place of a campaign and is none: it is none of ours."""

NAMED = frozenset(
    {
        *("ORDER_CREATED", "ORDER_CANCELLED", "ORDER_STATUS_UPDATED", "ORDER_UPDATED", "ORDER_CANCELLATION_REQUEST"),
        *("ORDER_RETURN_CREATED", "ORDER_RETURN_STATUS_UPDATED"),
        *("CHAT_CREATED", "CHAT_MESSAGE_SENT", "CHAT_ARBITRAGE_STARTED", "CHAT_ARBITRAGE_FINISHED"),
    }
)
"""Types that always say which order or conversation they are about."""

TIMES = ("updatedAt", "cancelledAt", "requestedAt", "sentAt", "finishedAt", "startedAt", "createdAt", "publishedAt")
"""Of the moment that a push is about: no type has two of them, but that of a new review."""


class YandexMarketWebhooks(Struct, frozen=True):
    """``networks`` are those the Market delivers from, as ``5.45.207.0/25``."""

    networks: Sequence[str]

    def read(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        """``seller`` is the campaign of an order; a conversation is of a whole business. Raises Invalid."""
        return _event(_object(body))

    def is_from_marketplace(self, address: str) -> bool:
        return is_within(address, self.networks)

    def taken(self, event: WebhookEvent, now: datetime) -> Reply:
        return acknowledged(now)

    def refused(self, error: KabinetError) -> Reply:
        """What comes to a wrong address is none of ours; what could not be kept is to come once more."""
        if isinstance(error, Invalid):
            return of_another() if error.reason == "hook_of_another_account" else unreadable()
        return of_another() if isinstance(error, NotFound) else not_kept()


def _object(body: bytes) -> Thing:
    try:
        told = parsed(body)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or a depth that no honest sender has
        raise Invalid("hook_unreadable") from None
    if not isinstance(told, dict):
        raise Invalid("hook_unreadable")
    return told


def _event(told: Thing) -> WebhookEvent:
    name = word(told, "notificationType")
    if not name:
        raise Invalid("hook_unreadable")
    order, chat = number(told, "orderId"), number(told, "chatId")
    kind = _kind(name, order, chat)
    if (kind is EventKind.ORDER and not order) or (kind is EventKind.CHAT and not chat):
        raise Invalid("hook_unreadable")
    return WebhookEvent(
        kind=kind,
        type=name,
        id=_identity(told),
        seller=number(told, "campaignId") or text(told, "campaignId", SELLER_LENGTH).removesuffix(".0"),
        business=number(told, "businessId") or text(told, "businessId", SELLER_LENGTH).removesuffix(".0"),
        order=order,
        phase=_claimed(name, told),
        at=_at(told),
        chat=chat,
        message=text(told, "messageId", MESSAGE_LENGTH),
        body=shortened(told),
    )


def _kind(name: str, order: str, chat: str) -> EventKind:
    """Types of orders and of conversations that are new say so by how they begin, and by naming one."""
    if name == "PING":
        return EventKind.PING
    if name.startswith("ORDER_") and (order or name in NAMED):
        return EventKind.ORDER
    return EventKind.CHAT if name.startswith("CHAT_") and (chat or name in NAMED) else EventKind.OTHER


def _identity(told: Thing) -> str:
    """The Market numbers no push: whatever says the same, in whichever order, is the same one."""
    try:
        canonical = json.dumps(told, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        raise Invalid("hook_unreadable") from None
    return hashlib.sha256(canonical.encode()).hexdigest()


def _claimed(name: str, told: Thing) -> Phase | None:
    if name == "ORDER_CANCELLED":
        return Phase.CANCELLED
    status = word(told, "status")
    return phase_of(status, word(told, "substatus")) if name == "ORDER_STATUS_UPDATED" and status else None


def _at(told: Thing) -> datetime | None:
    told_times = (moment(told, name) for name in (*TIMES, "time"))
    return next((at for at in told_times if at), None)
