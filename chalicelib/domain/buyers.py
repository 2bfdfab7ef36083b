"""A buyer: one person per community, known by identities."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Consent(StrEnum):
    """Whether the buyer lets the group write to him; asked from OK, never assumed."""

    UNKNOWN = "unknown"
    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(frozen=True)
class Buyer:
    """``ok_id`` is OK's number of the person; ``phone`` is E.164; ``language`` is that of the last visit."""

    id: str
    community: str
    ok_id: str
    name: str = ""
    phone: str | None = None
    consent: Consent = Consent.UNKNOWN
    consent_at: datetime | None = None
    language: str | None = None
    version: int = 0


@dataclass(frozen=True)
class Identity:
    """The claim that an outside id (``ok:570…``) is this buyer; there is one such claim per community."""

    community: str
    key: str
    buyer: str


def introduced(buyer: Buyer, name: str, phone: str | None) -> Buyer:
    """The buyer as somebody's file calls him; what the file does not say stays."""
    return replace(buyer, name=name or buyer.name, phone=phone or buyer.phone)


def ok_identity(ok_id: str) -> str:
    """The key of a person known by an OK number."""
    return f"ok:{ok_id}"
