"""Who is at the desk, sessions there, and API keys ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec.structs import asdict

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import limited, words
from chalicelib.api.wire.sessions import Community
from chalicelib.domain.access.api_key import LONGEST_NAME
from chalicelib.domain.access.permissions import OF_PEOPLE, ROLES, Permission
from chalicelib.usecases.access.manage_api_keys import KeyWish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chalicelib.domain.access import api_key as keys
    from chalicelib.domain.access.desk_session import DeskSession
    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.access.manage_desk_sessions import ListedSessions
    from chalicelib.usecases.access.show_caller import Caller

Scope = Annotated[Permission, limited(enum=sorted(set(Permission) - OF_PEOPLE))]
"""What a program may be given."""


class Person(Wire, frozen=True):
    """``name`` is empty for one who never told it, or was erased."""

    id: str
    name: str


class DeskCode(Wire, frozen=True):
    code: str
    expires_at: datetime


class Me(Wire, frozen=True):
    """``sees_all``: all purchases, not the own ones only."""

    kind: str
    id: str
    name: str
    role: str
    permissions: list[str]
    scopes: list[str] | None
    sees_all: bool
    community: Community
    language: str


class ListedSession(Wire, frozen=True):
    id: str
    person: Person
    role: str
    created_at: datetime
    last_seen_at: datetime | None
    expires_at: datetime
    ended_at: datetime | None
    current: bool
    version: int


class Sessions(Wire, frozen=True):
    items: list[ListedSession]
    next: str | None = None


class ApiKeyAsked(Asked, frozen=True):
    name: Annotated[str, words(LONGEST_NAME)]
    scopes: Annotated[tuple[Scope, ...], limited(minItems=1)]
    expires_at: datetime | None = None


class ApiKey(Wire, frozen=True):
    id: str
    name: str
    scopes: list[str]
    created_at: datetime
    created_by: str
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None
    version: int


class NewApiKey(ApiKey, frozen=True):
    """``key`` is shown this once."""

    key: str


class ApiKeys(Wire, frozen=True):
    items: list[ApiKey]
    next: str | None = None


def write_code(code: str, expires_at: datetime) -> DeskCode:
    return DeskCode(code=code, expires_at=expires_at)


def read_key(asked: ApiKeyAsked) -> KeyWish:
    return KeyWish(asked.name, asked.scopes, asked.expires_at)


def write_key(it: keys.ApiKey) -> ApiKey:
    return ApiKey(
        id=it.id,
        name=it.name,
        scopes=list(it.scopes),
        created_at=it.created_at,
        created_by=it.created_by,
        expires_at=it.expires_at,
        last_used_at=it.last_used_at,
        revoked_at=it.revoked_at,
        version=it.version,
    )


def write_keys(found: Iterable[keys.ApiKey]) -> ApiKeys:
    return ApiKeys([write_key(each) for each in found])


def write_new_key(it: keys.ApiKey, key: str) -> NewApiKey:
    return NewApiKey(**asdict(write_key(it)), key=key)


def write_session(principal: Principal, it: DeskSession, name: str) -> ListedSession:
    return ListedSession(
        id=it.id,
        person=Person(id=it.person, name=name),
        role=it.role,
        created_at=it.created_at,
        last_seen_at=it.last_seen_at,
        expires_at=it.expires_at,
        ended_at=it.ended_at,
        current=it.id == principal.session,
        version=it.version,
    )


def write_sessions(principal: Principal, found: ListedSessions) -> Sessions:
    return Sessions([write_session(principal, each, _name(found, each)) for each in found.sessions])


def write_one_session(principal: Principal, found: ListedSessions) -> ListedSession:
    return write_sessions(principal, found).items[0]


def _name(found: ListedSessions, session: DeskSession) -> str:
    return found.people[session.person].name if session.person in found.people else ""


def write_me(it: Caller) -> Me:
    principal = it.principal
    return Me(
        kind=principal.kind,
        id=principal.id,
        name=it.name,
        role=principal.role,
        permissions=sorted(each for each in ROLES[principal.role] if principal.may(each)),
        scopes=None if principal.scopes is None else sorted(principal.scopes),
        sees_all=principal.reach.is_whole,
        community=Community(name=it.community.name, time_zone=it.community.zone, currency=it.community.currency),
        language=it.language,
    )
