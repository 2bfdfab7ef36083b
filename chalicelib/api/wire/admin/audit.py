"""What was done at the desk ↔ JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import field

from chalicelib.api.wire.forms import ListQuery, Wire
from chalicelib.domain.audit import AuditQuery, audited_days

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.access.read_audit import Audit


class AuditAsked(ListQuery, frozen=True):
    first: date | None = field(name="from", default=None)
    last: date | None = field(name="to", default=None)
    subject: str | None = None
    actor: str | None = None
    event: str | None = None


class Actor(Wire, frozen=True):
    """``name`` is empty of one who never told it, or was erased, and of an operator."""

    kind: str
    id: str
    name: str


class AuditEntry(Wire, frozen=True):
    id: str
    at: datetime
    event: str
    subject: str
    actor: Actor
    address: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    data: Mapping[str, Any]


class AuditEntries(Wire, frozen=True):
    items: list[AuditEntry]
    next: str | None


def read_query(asked: AuditAsked, now: datetime) -> AuditQuery:
    since, until = audited_days(asked.first, asked.last, now)
    return AuditQuery(since=since, until=until, subject=asked.subject, actor=asked.actor, event=asked.event)


def write_audit(found: Audit) -> AuditEntries:
    items = [_entry(each, found.names.get(each.actor, "")) for each in found.entries]
    return AuditEntries(items=items, next=found.cursor)


def _entry(it: Entry, name: str) -> AuditEntry:
    kind, _, id = it.actor.partition("/")
    return AuditEntry(
        id=it.id,
        at=it.at,
        event=it.event,
        subject=it.subject,
        actor=Actor(kind={"buyer": "person"}.get(kind, kind), id=id or kind, name=name),
        address=it.network or "",
        before=it.before,
        after=it.after,
        data=it.data,
    )
