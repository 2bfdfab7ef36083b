"""API keys, sessions of the desk and passkeys, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.access.api_key import ApiKey
from chalicelib.domain.access.desk_session import DeskCode, DeskSession
from chalicelib.domain.access.passkey import Passkey
from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.lists import newest_first
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryApiKeys:
    memory: Memory

    def get(self, community: str, api_key: str) -> ApiKey:
        return self.memory.get(ApiKey, community, api_key)

    def list(self, community: str) -> Sequence[ApiKey]:
        return newest_first(self.memory.of(ApiKey, community))

    def note_use(self, community: str, api_key: str, at: datetime) -> None:
        known = self.memory.find(ApiKey, community, api_key)
        if known is None:
            raise Stale
        self.memory.things["ApiKey", community, api_key] = replace(known, last_used_at=at)


@dataclass(frozen=True)
class MemoryDeskSessions:
    memory: Memory

    def get(self, community: str, session: str) -> DeskSession:
        return self.memory.get(DeskSession, community, session)

    def list(self, community: str) -> Sequence[DeskSession]:
        return newest_first(self.memory.of(DeskSession, community))

    def code(self, community: str, code: str) -> DeskCode:
        return self.memory.get(DeskCode, community, code)

    def note_use(self, community: str, session: str, at: datetime) -> None:
        known = self.memory.find(DeskSession, community, session)
        if known is None:
            raise Stale
        self.memory.things["DeskSession", community, session] = replace(known, last_seen_at=at)


@dataclass(frozen=True)
class MemoryPasskeys:
    memory: Memory

    def get(self, community: str, person: str, passkey: str) -> Passkey:
        found: Passkey | None = self.memory.things.get(("Passkey", community, person, passkey))
        if found is None:
            raise NotFound
        return found

    def of_person(self, community: str, person: str) -> Sequence[Passkey]:
        found = self.memory.of(Passkey, community)
        return newest_first(each for each in found if each.person == person)
