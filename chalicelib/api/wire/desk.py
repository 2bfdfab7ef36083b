"""The desk is opened ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire
from chalicelib.api.wire.sessions import Community

if TYPE_CHECKING:
    from chalicelib.usecases.access.open_desk import OpenedDesk


class DeskSessionAsked(Wire, frozen=True):
    code: str


class Opener(Wire, frozen=True):
    id: str
    name: str


class DeskSession(Wire, frozen=True):
    token: str
    expires_at: datetime
    role: str
    community: Community
    language: str
    person: Opener


def write_desk(it: OpenedDesk) -> DeskSession:
    locale = it.community.locale(it.person.language)
    return DeskSession(
        token=it.token,
        expires_at=it.session.expires_at,
        role=it.session.role,
        community=Community(name=it.community.name, time_zone=locale.zone, currency=locale.currency),
        language=locale.language,
        person=Opener(id=it.person.id, name=it.person.name),
    )
