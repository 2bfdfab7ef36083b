"""The journal: the outbox, the audit trail and the history people read. Append-only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Event(StrEnum):
    """What can happen; a consumer's queue subscribes to these names."""

    COMMUNITY_CREATED = "CommunityCreated"
    BOT_CONNECTED = "BotConnected"
    ORGANIZER_ADDED = "OrganizerAdded"
    ORGANIZER_CHANGED = "OrganizerChanged"
    PURCHASE_CREATED = "PurchaseCreated"
    BUYER_JOINED = "BuyerJoined"
    BUYER_CHANGED = "BuyerChanged"
    CONSENT_CHANGED = "ConsentChanged"
    IMPORT_CREATED = "ImportCreated"
    IMPORT_REQUESTED = "ImportRequested"
    IMPORT_ADVANCED = "ImportAdvanced"
    IMPORT_COMPARED = "ImportCompared"
    IMPORT_STARTED = "ImportStarted"
    IMPORT_FINISHED = "ImportFinished"
    IMPORT_FAILED = "ImportFailed"
    ORDER_SAVED = "OrderSaved"
    ORDER_CHANGED = "OrderChanged"
    ORDER_RECALCULATED = "OrderRecalculated"
    NOTICE_SENT = "NoticeSent"
    NOTICE_REPEATED = "NoticeRepeated"
    NOTICE_WITHHELD = "NoticeWithheld"
    NOTICE_REFUSED = "NoticeRefused"


@dataclass(frozen=True)
class Entry:
    """One thing that happened to ``subject`` (``order/1042``, ``import/…``), done by ``actor``.

    ``data`` is plain JSON: what a consumer needs and what history shows, never a secret.
    ``event`` is an ``Event``, or a name that a newer release has added.
    ``correlation`` follows the request that began it all through every log.
    """

    id: str
    community: str
    subject: str
    event: str
    at: datetime
    actor: str
    data: Mapping[str, object] = field(default_factory=dict)
    correlation: str = ""


SYSTEM = "system"


def order_subject(number: str) -> str:
    return f"order/{number}"


def import_subject(import_id: str) -> str:
    return f"import/{import_id}"
