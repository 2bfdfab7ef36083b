"""The tenant, and the people who run purchases in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import CommunityClosed, Invalid
from chalicelib.domain.titles import checked_title
from chalicelib.domain.words import one_line

ORGANIZER_LENGTHS = {"first_name": 60, "last_name": 60, "place": 200, "hours": 200, "photo": 500, "profile": 200}
FIELDS = {"first_name": "firstName", "last_name": "lastName"}
"""Where a refusal calls it otherwise."""

TOKEN_LENGTH = 500
CLOSING_LENGTH = 300

COMMENTS_TOKEN = "ok_comments"  # noqa: S105 - the name a secret is kept under, not a secret
BOT_TOKEN = "ok_bot"  # noqa: S105 - the name a secret is kept under, not a secret


class Community(Struct, frozen=True):
    """A tenant: usually an OK group. ``zone`` is an IANA name; ``currency`` an ISO 4217 code.

    ``closed_at``: since when nobody enters, as an operator has closed it; ``closed_why`` is what they are told.
    """

    id: str
    name: str
    group: str | None = None
    zone: str = "Europe/Moscow"
    currency: str = "RUB"
    language: str = "ru"
    closed_at: datetime | None = None
    closed_why: str = ""
    version: int = 0

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def check_open(self) -> None:
        """Raises CommunityClosed."""
        if self.is_closed:
            raise CommunityClosed("community_closed_why", why=self.closed_why)

    def locale(self, language: str | None = None) -> Locale:
        """Of a person who speaks ``language``, or of nobody in particular."""
        return Locale(language or self.language, self.zone, self.currency)


class Locale(Struct, frozen=True):
    """How somebody is spoken to: in his language, of the community's time and money."""

    language: str
    zone: str
    currency: str


class Role(StrEnum):
    """What each may do: ``domain/access/permissions.py``."""

    OWNER = "owner"
    ORGANIZER = "organizer"
    EXTERNAL_ORDERS_MANAGER = "external_orders_manager"
    SUPPORT = "support"
    VIEWER = "viewer"
    BUYER = "buyer"


class Organizer(Struct, frozen=True):
    """A person who runs purchases; ``ok_id`` is the number of the OK profile, if known. ``role``: any but BUYER.

    ``sees_all``: of an organizer, all purchases are his to see, not the own ones only; who was listed before this could
    be said sees all.
    """

    id: str
    community: str
    first_name: str
    last_name: str
    ok_id: str | None = None
    photo: str | None = None
    profile: str | None = None
    place: str = ""
    hours: str = ""
    role: Role = Role.ORGANIZER
    sees_all: bool = True
    version: int = 0

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


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


def role_of(membership: Membership, listed: Role | None = None) -> Role:
    """What a launch makes of a member; ``listed`` is his role in the list of organizers.

    OK's admins and moderators are what they are listed as; an admin who is not listed organizes, nobody else does.
    """
    if membership is Membership.ADMIN:
        return listed or Role.ORGANIZER
    if membership is Membership.MODERATOR:
        return listed or Role.BUYER
    return Role.BUYER


CURRENCIES = ("RUB", "BYN", "KZT", "UZS", "KGS", "AMD", "AZN", "GEL", "MDL", "USD", "EUR")
"""Those that are counted in hundredths and have a sign or a code that people know."""


def checked_community(it: Community) -> Community:
    """Raises Invalid, naming the field."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # a community is changed seldom

    from chalicelib.domain.notices.templates import LANGUAGES

    if it.currency not in CURRENCIES:
        raise Invalid("choice_unreadable", "currency", choices=", ".join(CURRENCIES))
    if it.language not in LANGUAGES:
        raise Invalid("choice_unreadable", "language", choices=", ".join(LANGUAGES))
    try:
        ZoneInfo(it.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("zone_unknown", "timeZone") from None
    return replace(it, name=named_community(it.name))


def named_community(name: str) -> str:
    """Raises Invalid."""
    return checked_title(name, "name")


def checked_organizer(it: Organizer, sites: Sequence[str], photo_hosts: Sequence[str]) -> Organizer:
    """With his OK number read and the profile it leads to, if he has no other. Raises Invalid, naming the field."""
    from chalicelib.domain.addresses import is_at  # a card is written seldom
    from chalicelib.domain.buyers.buyer import profile_of
    from chalicelib.domain.imports.tables import tidy

    for name, limit in ORGANIZER_LENGTHS.items():
        if len(getattr(it, name) or "") > limit:
            raise Invalid("text_too_long", FIELDS.get(name, name), limit=limit)
    if not tidy(it.first_name):
        raise Invalid("organizer_unnamed", "firstName")
    ok_id = organizer_ok_id(it.ok_id) if it.ok_id else None
    if it.profile and not is_at(it.profile, sites):
        raise Invalid("profile_foreign", "profile", hosts=", ".join(sites))
    if it.photo and not is_at(it.photo, photo_hosts):
        raise Invalid("photo_foreign", "photo", hosts=", ".join(photo_hosts))
    profile = it.profile or (profile_of(ok_id) if ok_id else None)
    return replace(it, ok_id=ok_id, profile=profile)


def organizer_ok_id(text: str) -> str:
    """OK's number, from itself or from the link to the profile. Raises Invalid that says what to do."""
    from chalicelib.domain.buyers.ok_numbers import read_ok_id

    try:
        return read_ok_id(text)
    except Invalid:
        raise Invalid("organizer_unreadable", "okId") from None


def is_token(text: str) -> bool:
    """Whether it could be a token of OK's: nobody is asked about anything else."""
    return text.isascii() and text.isprintable() and 0 < len(text) <= TOKEN_LENGTH


def organizer_identity(ok_id: str) -> str:
    """The key of the claim that an OK number is this organizer."""
    return f"organizer:{ok_id}"


def closing_words(why: str) -> str:
    """What is told of a community that is closed. Raises Invalid."""
    return one_line(why, "why", CLOSING_LENGTH, Invalid("reason_missing", "why"))
