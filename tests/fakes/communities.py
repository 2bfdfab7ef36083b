"""Communities, those who work there, and their tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.communities.community import Community, Connection, Organizer
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.templates import NoticeTemplates
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryCommunities:
    memory: Memory

    def get(self, community: str) -> Community:
        return self.memory.get(Community, community, reason="community_missing")

    def id_of_group(self, group: str) -> str | None:
        return self.memory.claims.get(("group", group))

    def page(self, cursor: str | None, limit: int) -> Page[Community]:
        there = sorted(key[1] for key in self.memory.things if key[0] == "Community" and key[1] > (cursor or ""))
        some = [self.get(each) for each in there[:limit]]
        return Page(some, some[-1].id if len(some) == limit else None)

    def organizers(self, community: str) -> Sequence[Organizer]:
        people = self.memory.of(Organizer, community)
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))

    def templates(self, community: str) -> NoticeTemplates:
        return self.memory.find(NoticeTemplates, community) or NoticeTemplates(community)

    def connections(self, community: str) -> Sequence[Connection]:
        return sorted(self.memory.of(Connection, community), key=lambda each: each.name)


@dataclass(frozen=True)
class MemorySecrets:
    memory: Memory

    def get(self, community: str, name: str) -> str | None:
        return self.memory.secrets.get((community, name))
