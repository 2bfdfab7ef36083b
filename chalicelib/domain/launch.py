"""A verified launch of the app, and who is calling after it."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from chalicelib.domain.communities import Community, Role


class Launch(Struct, frozen=True):
    """What OK signed: who opened the app, in which group, when. The session's secret is used once and never kept.

    ``mark`` stands for it where it is remembered: a hash. It is good ``until`` then.
    """

    user: str
    group: str
    session_key: str
    session_secret: str
    at: datetime | None
    language: str
    order: str | None
    mark: str = ""
    until: datetime | None = None


class Caller(Struct, frozen=True):
    """Who a request comes from, as our own token says; ``organizer`` is set when he is in the list of organizers.

    ``ok_id`` is his number at OK: his comments are kept under it. ``rights`` are those the token was given under, at
    ``since``.
    """

    community: str
    buyer: str
    role: Role
    language: str
    organizer: str | None = None
    currency: str = "RUB"
    ok_id: str = ""
    zone: str = "Europe/Moscow"
    rights: int = 0
    since: datetime | None = None


def caller_in(community: Community, buyer: str, role: Role, language: str | None = None, **known: Any) -> Caller:
    """Somebody in a community, by its currency and its time; ``known`` are further fields of the caller."""
    spoken = language or community.language
    return Caller(community.id, buyer, role, spoken, currency=community.currency, zone=community.zone, **known)
