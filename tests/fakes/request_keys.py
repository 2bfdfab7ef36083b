"""The memory of requests, as the real one has it."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from chalicelib.domain.access.request_key import RequestKey, RequestRecord
from chalicelib.domain.errors import Stale
from tests.fakes.commits import remembered, request_place
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryRequestKeys:
    memory: Memory

    def find(self, key: RequestKey) -> RequestRecord | None:
        return remembered(self.memory, key)

    def keep(self, key: RequestKey, status: int, answer: str) -> None:
        known = self.memory.requests.get(request_place(key))
        if known is None or known.fingerprint != key.fingerprint:
            raise Stale
        self.memory.requests[request_place(key)] = replace(known, status=status, answer=answer)

    def count(self, community: str, caller: str, minute: str, by: int) -> int:
        self.memory.counter_updates[community, "requests", f"{minute}#{caller}"] += by
        return self.memory.counter_updates[community, "requests", f"{minute}#{caller}"]
