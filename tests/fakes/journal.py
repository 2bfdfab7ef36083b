"""The journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.audit import AuditQuery
from chalicelib.domain.journal import Entry
from chalicelib.domain.lists import Page
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryJournal:
    memory: Memory

    def of(self, community: str, subject: str) -> Sequence[Entry]:
        entries = [each for each in self.memory.journal if (each.community, each.subject) == (community, subject)]
        return sorted(entries, key=lambda entry: (entry.at, entry.id))

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        return self.of(community, subject)[::-1][:limit]

    def audit(self, community: str, wanted: AuditQuery, cursor: str | None, limit: int) -> Page[Entry]:
        entries = [each for each in self.memory.journal if each.community == community and _is_wanted(each, wanted)]
        places = {(moment(each.at), each.id): each for each in entries}
        return page(f"{community}/audit", places, cursor, limit, newest_first=True)


def _is_wanted(entry: Entry, wanted: AuditQuery) -> bool:
    named = [(wanted.subject, entry.subject), (wanted.actor, entry.actor), (wanted.event, entry.event)]
    fits = all(asked is None or asked == there for asked, there in named)
    return fits and entry.network is not None and wanted.since <= entry.at <= wanted.until
