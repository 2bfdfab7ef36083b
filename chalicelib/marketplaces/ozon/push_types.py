"""What Ozon pushes, type by type: 21 that can be subscribed to since 4 August 2026, and what comes beside them.

Of FBO and of whole orders nothing is asked from us: the first are sent from Ozon's warehouses, the second are told
posting by posting as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind

if TYPE_CHECKING:
    from collections.abc import Mapping

PING = "TYPE_PING"


class PushType(Struct, frozen=True):
    """``times``: where its own time stands, the first that can be read. ``claims``: what it says without a state."""

    kind: EventKind = EventKind.OTHER
    times: tuple[str, ...] = ()
    claims: Phase | None = None


_STATE = ("changed_state_date", "updated_at")
_BEGUN = ("creation_date", "created_at", "in_process_at")
_ENDED = ("cancelled_at", "cancel_date", *_STATE)
_CHAT = PushType(EventKind.CHAT, ("updated_at", "created_at"))

UNKNOWN = PushType(times=("changed_at", "updated_at", "created_at", "changed_state_date"))

TYPES: Mapping[str, PushType] = {
    PING: PushType(EventKind.PING, ("time",)),
    "TYPE_NEW_POSTING": PushType(EventKind.ORDER, ("in_process_at",), Phase.OPEN),
    "TYPE_POSTING_CANCELLED": PushType(EventKind.ORDER, _STATE, Phase.CANCELLED),
    "TYPE_STATE_CHANGED": PushType(EventKind.ORDER, _STATE),
    "TYPE_POSTING_SHIPPED": PushType(EventKind.ORDER, (*_STATE, "changed_at"), Phase.ACCEPTED),
    "TYPE_CUTOFF_DATE_CHANGED": PushType(EventKind.ORDER),
    "TYPE_DELIVERY_DATE_CHANGED": PushType(EventKind.ORDER),
    "TYPE_NEW_MESSAGE": _CHAT,
    "TYPE_UPDATE_MESSAGE": _CHAT,
    "TYPE_MESSAGE_READ": _CHAT,
    "TYPE_CHAT_CLOSED": _CHAT,
    "TYPE_STOCKS_CHANGED": PushType(times=("updated_at",)),
    "TYPE_FBO_STOCKS_CHANGED": PushType(times=("updated_at",)),
    "TYPE_CREATE_ITEM": PushType(times=("changed_at",)),
    "TYPE_UPDATE_ITEM": PushType(times=("changed_at",)),
    "TYPE_CREATE_OR_UPDATE_ITEM": PushType(times=("changed_at",)),
    "TYPE_PRICE_INDEX_CHANGED": PushType(times=("updated_at", "changed_at")),
    "TYPE_DESCRIPTION_CATEGORY_TREE_CHANGED": PushType(times=("changed_at",)),
    "TYPE_FBO_POSTING_NEW": PushType(times=_BEGUN),
    "TYPE_FBO_POSTING_CANCELLED": PushType(times=_ENDED),
    "TYPE_FBO_POSTING_STATE_CHANGED": PushType(times=_STATE),
    "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED": PushType(times=("updated_at",)),
    "TYPE_ORDER_NEW": PushType(times=_BEGUN),
    "TYPE_ORDER_CANCELLED": PushType(times=_ENDED),
    "TYPE_ORDER_STATE_CHANGED": PushType(times=_STATE),
}
