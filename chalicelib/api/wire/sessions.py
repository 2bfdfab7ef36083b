"""The launch and its session ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire, convert

if TYPE_CHECKING:
    from chalicelib.usecases.access.open_session import Session as OpenSession


class LaunchAsked(Wire, frozen=True):
    query: str


class Community(Wire, frozen=True):
    name: str
    time_zone: str
    currency: str


class Waiting(Wire, frozen=True):
    pay: int
    collect: int
    balance: int


class Session(Wire, frozen=True):
    token: str
    expires_at: datetime
    role: str
    community: Community
    language: str
    order: str | None
    consent: str
    waiting: Waiting | None


def write_session(session: OpenSession) -> Session:
    locale = session.locale
    return Session(
        token=session.token,
        expires_at=session.expires_at,
        role=session.principal.role,
        community=Community(name=session.community.name, time_zone=locale.zone, currency=locale.currency),
        language=locale.language,
        order=session.order,
        consent=session.consent,
        waiting=convert(session.waiting, Waiting) if session.waiting else None,
    )
