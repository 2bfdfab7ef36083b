"""The journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.journal import Entry
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryJournal:
    memory: Memory

    def of(self, community: str, subject: str) -> Sequence[Entry]:
        entries = [each for each in self.memory.journal if (each.community, each.subject) == (community, subject)]
        return sorted(entries, key=lambda entry: (entry.at, entry.id))

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        return self.of(community, subject)[::-1][:limit]
