"""What is stored, in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeVar

from chalicelib.domain.access.access import Access
from chalicelib.domain.access.request_key import RequestRecord
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Entry
from chalicelib.domain.orders.order import Order
from chalicelib.usecases import ports
from tests.world import Clock, CountedIds

Key = tuple[str, ...]
FIRST_NUMBER = 1001
Thing = TypeVar("Thing")


@dataclass
class Memory:
    """What is stored. ``claims`` are the places that one holder only may have: identities, slots, groups.

    ``now`` and ``new_id`` are for the entries of the journal.
    """

    now: ports.Clock = field(default_factory=Clock)
    new_id: ports.NewId = field(default_factory=CountedIds)
    things: dict[Key, Any] = field(default_factory=dict)
    claims: dict[Key, str] = field(default_factory=dict)
    requests: dict[Key, RequestRecord] = field(default_factory=dict)
    causes: set[Key] = field(default_factory=set)
    journal: list[Entry] = field(default_factory=list)
    secrets: dict[Key, str] = field(default_factory=dict)
    counters: Counter[str] = field(default_factory=Counter)
    counter_updates: Counter[Key] = field(default_factory=Counter)
    comments: dict[Key, Comment] = field(default_factory=dict)

    def find(self, kind: type[Thing], *key: str) -> Thing | None:
        return self.things.get((kind.__name__, *key))

    def get(self, kind: type[Thing], *key: str, reason: str | None = None) -> Thing:
        found = self.find(kind, *key)
        if found is None:
            raise NotFound(reason)
        return found

    def of(self, kind: type[Thing], community: str) -> list[Thing]:
        return [thing for key, thing in self.things.items() if key[:2] == (kind.__name__, community)]

    def events(self) -> list[str]:
        return [entry.event for entry in self.journal]

    def orders(self, community: str) -> list[Order]:
        return sorted(self.of(Order, community), key=lambda order: int(order.number))

    def access(self, community: str, buyer: str) -> Access:
        return self.find(Access, community, buyer) or Access(community, buyer)
