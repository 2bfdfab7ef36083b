"""Ozon's pushes. They are not signed: a push is a hint, and nothing in it is trusted to have its type or size."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.domain.networks import is_within
from chalicelib.marketplaces.ozon.outline import outline
from chalicelib.marketplaces.ozon.push_types import TYPES, UNKNOWN, PushType
from chalicelib.marketplaces.ozon.replies import code_of, error_reply, ping_reply, status_of, taken_reply
from chalicelib.marketplaces.ozon.states import claimed_phase
from chalicelib.marketplaces.ozon.values import moment, name_of, read_json, text, whole_number
from chalicelib.usecases.ports import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.errors import KabinetError
    from chalicelib.domain.external.sighting import Phase

VERSION = "1.0.0"
"""Of what answers here, as a ping is told."""

BUYERS = frozenset({"buyer_seller", "buyer_seller_select"})
"""Chats of any other type are with Ozon itself."""


class OzonWebhooks(Struct, frozen=True):
    """``networks`` are those Ozon pushes from, as ``195.34.21.0/24``."""

    networks: Sequence[str]

    def read(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        """Raises Invalid with the field that is missing, or without one."""
        push = read_json(body)
        if not isinstance(push, dict):
            raise Invalid("push_unreadable")
        name = name_of(push.get("message_type"))
        if not name:
            raise Invalid("push_unreadable", "message_type")
        return _event(name, TYPES.get(name, UNKNOWN), push)

    def is_from_marketplace(self, address: str) -> bool:
        return is_within(address, self.networks)

    def taken(self, event: WebhookEvent, now: datetime) -> Reply:
        return Reply(200, ping_reply(VERSION, now) if event.kind is EventKind.PING else taken_reply())

    def refused(self, error: KabinetError) -> Reply:
        return Reply(status_of(error), error_reply(code_of(error), error.reason))


def _event(name: str, known: PushType, push: Mapping[str, Any]) -> WebhookEvent:
    posting = name_of(push.get("posting_number"))
    chat = name_of(push.get("chat_id"))
    if known.kind is EventKind.ORDER and not posting:
        raise Invalid("push_unreadable", "posting_number")
    if known.kind is EventKind.CHAT and not chat:
        raise Invalid("push_unreadable", "chat_id")
    return WebhookEvent(
        kind=_kind(known, push),
        type=name,
        id=_identity(name, push),
        seller=_seller(push.get("seller_id")),
        order=posting or name_of(push.get("order_number")),
        phase=_claim(known, push) if known.kind is EventKind.ORDER else None,
        at=next((at for field in known.times if (at := moment(push.get(field)))), None),
        chat=chat,
        message=name_of(push.get("message_id")),
        body=outline(push),
    )


def _seller(value: object) -> str:
    """A number in any of its forms; whatever else stands there is none of ours."""
    known = whole_number(value)
    return text(value, 100) if known is None else str(known)


def _kind(known: PushType, push: Mapping[str, Any]) -> EventKind:
    """A chat of no type may be a buyer's."""
    with_whom = text(push.get("chat_type")).lower()
    ours = known.kind is not EventKind.CHAT or not with_whom or with_whom in BUYERS
    return known.kind if ours else EventKind.OTHER


def _claim(known: PushType, push: Mapping[str, Any]) -> Phase | None:
    state = text(push.get("new_state"), 60)
    return claimed_phase(state) if state else known.claims


def _identity(name: str, push: Mapping[str, Any]) -> str:
    """The event's own number where Ozon gives one, with what tells events apart that share it; else all there is."""
    uuid = name_of(push.get("uuid"))
    told = ("seller_id", "posting_number", "order_number", "new_state")
    content: Any = [name, uuid, *(text(push.get(field)) for field in told)] if uuid else push
    try:
        written = json.dumps(content, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        raise Invalid("push_unreadable") from None
    return sha256(written.encode()).hexdigest()
