"""The tenant, and the people who run purchases in it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

COMMENTS_TOKEN = "ok_comments"  # noqa: S105 - the name a secret is kept under, not a secret
BOT_TOKEN = "ok_bot"  # noqa: S105 - the name a secret is kept under, not a secret


class Community(Struct, frozen=True):
    """A tenant: usually an OK group. ``zone`` is an IANA name; ``currency`` an ISO 4217 code."""

    id: str
    name: str
    group: str | None = None
    zone: str = "Europe/Moscow"
    currency: str = "RUB"
    language: str = "ru"
    version: int = 0


class Organizer(Struct, frozen=True):
    """A person who runs purchases; ``ok_id`` is the number of the OK profile, if known."""

    id: str
    community: str
    first_name: str
    last_name: str
    ok_id: str | None = None
    photo: str | None = None
    profile: str | None = None
    place: str = ""
    hours: str = ""
    version: int = 0


class ConnectionName(StrEnum):
    """What of OK a community is connected with: the group's bot, an admin's token for comments, OK's webhook."""

    BOT = "bot"
    COMMENTS = "comments"
    HOOK = "hook"


class ConnectionState(StrEnum):
    ABSENT = "absent"
    OK = "ok"
    REFUSED = "refused"


class Connection(Struct, frozen=True):
    """``reason`` is why OK refuses it, a key of the catalogue's errors; ``since``: from when on it is so."""

    community: str
    name: ConnectionName
    state: ConnectionState
    since: datetime
    reason: str = ""
    version: int = 0


class Secret(Struct, frozen=True):
    """Something a community entrusts to us; it is never shown, not even by mistake."""

    community: str
    name: str
    value: str

    def __repr__(self) -> str:
        return f"Secret(community={self.community!r}, name={self.name!r})"


class Membership(StrEnum):
    """What OK says a person is in a group (``group.getUserGroupsByIds``)."""

    ADMIN = "ADMIN"
    MODERATOR = "MODERATOR"
    ACTIVE = "ACTIVE"
    MAYBE = "MAYBE"
    BLOCKED = "BLOCKED"
    PASSIVE = "PASSIVE"
    UNKNOWN = "UNKNOWN"


class Role(StrEnum):
    BUYER = "buyer"
    ORGANIZER = "organizer"


def role_of(membership: Membership, listed: bool) -> Role:
    """Who a launch makes of a member: OK's admins organize, its moderators if ``listed`` as organizers."""
    if membership is Membership.ADMIN or (membership is Membership.MODERATOR and listed):
        return Role.ORGANIZER
    return Role.BUYER
