"""Imports, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.imports.queue import ImportQueue
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryImports:
    memory: Memory

    def get(self, community: str, import_id: str) -> Import:
        return self.memory.get(Import, community, import_id, reason="import_missing")

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        found = {each: self.memory.find(Import, community, each) for each in import_ids}
        return {name: job for name, job in found.items() if job}

    def queue(self, community: str) -> ImportQueue:
        return self.memory.find(ImportQueue, community) or ImportQueue(community)
