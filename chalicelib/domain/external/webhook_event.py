"""What a marketplace pushes to us: a hint that something happened, never the truth of it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.external.sighting import Phase, Sighting

LARGEST_PUSH = 256_000
"""Bytes, whoever pushes: some thousand stocks, where many goods come in one."""


class EventKind(StrEnum):
    """PING: somebody looks whether we are there. ORDER: an order is new or has changed. CHAT: a buyer's conversation.

    OTHER: of no concern to us, or of a type that we do not know.
    """

    PING = "ping"
    ORDER = "order"
    CHAT = "chat"
    OTHER = "other"


class WebhookEvent(Struct, frozen=True):
    """``type`` is the marketplace's own name; ``id`` is what a repeated delivery has in common with the first.

    ``order`` is what it is about, ``seller`` whom the marketplace means: the account, as it calls it, empty where it
    names none; ``business`` is what that belongs to, likewise. ``phase`` is what it claims to have come of the order,
    None where it claims nothing. ``at`` is the marketplace's time of it. ``body`` is what came, shortened, without a
    word or a number of a person.
    ``sighting``: all of the order, where a push is signed and tells it; ``claimed``: but for its phase, which is what
    the type says.
    """

    kind: EventKind
    type: str
    id: str
    seller: str = ""
    business: str = ""
    order: str = ""
    phase: Phase | None = None
    at: datetime | None = None
    chat: str = ""
    message: str = ""
    body: str = ""
    sighting: Sighting | None = None
    claimed: bool = False
