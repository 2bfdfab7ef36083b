"""What people write to the group, and which buttons of our messages they press."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

TEXT_LENGTH = 4_000
KEPT_FOR = timedelta(days=180)
"""From when we received it."""


class MessageKind(StrEnum):
    MESSAGE = "message"
    CALLBACK = "callback"
    OTHER = "other"


class ClaimDecision(StrEnum):
    """What the buttons under a reported payment say."""

    CONFIRM = "confirm"
    REJECT = "reject"


class Message(Struct, frozen=True):
    """``id`` is OK's own (``mid`` or ``callbackId``); ``user`` an OK number; ``payload`` that of a pressed button."""

    id: str
    community: str
    kind: MessageKind
    user: str
    name: str
    chat: str
    text: str
    at: datetime
    received_at: datetime
    payload: str = ""
    reply_to: str | None = None
    attachments: tuple[Mapping[str, object], ...] = field(default_factory=tuple)

    @property
    def forgotten_at(self) -> datetime:
        return self.received_at + KEPT_FOR


def paid_payload(number: str) -> str:
    """What the button "I paid" of an order sends back."""
    return f"paid:{number}"


def read_paid(payload: str) -> str | None:
    """The order whose button was pressed."""
    from chalicelib.domain.orders.order import is_number  # a webhook knows no orders

    kind, _, number = payload.partition(":")
    return number if kind == "paid" and is_number(number) else None


def decision_payload(decision: ClaimDecision, claim: str) -> str:
    """What a button under a reported payment sends back."""
    return f"{decision}:{claim}"


def read_decision(payload: str) -> tuple[ClaimDecision, str] | None:
    """What was pressed, and of which claim."""
    kind, _, claim = payload.partition(":")
    if kind not in list(ClaimDecision) or not re.fullmatch(r"[0-9a-f]{16}", claim):
        return None
    return ClaimDecision(kind), claim
