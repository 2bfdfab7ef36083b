"""One store behind all ports: in memory, or DynamoDB and object storage. A contract test is asked of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community
from chalicelib.domain.journal import Entry
from chalicelib.storage.rows import JournalRow
from chalicelib.usecases.ports import (
    Buyers,
    Commit,
    Commits,
    Communities,
    Files,
    Imports,
    Notices,
    Orders,
    Purchases,
    Secrets,
)
from tests import fakes

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Storable


@dataclass(frozen=True)
class Stores:
    """``community`` is a tenant of its own for each test."""

    community: str
    commits: Commits
    communities: Communities
    secrets: Secrets
    buyers: Buyers
    purchases: Purchases
    orders: Orders
    imports: Imports
    notices: Notices
    files: Files

    def save(self, *things: Storable, once: str | None = None) -> None:
        self.commits.commit(self.community, Commit(things, once=once))

    def journal(self, subject: str) -> Sequence[Entry]:
        """What the journal says of a subject, oldest first: there is no port for it yet."""
        if isinstance(self.commits, fakes.MemoryCommits):
            entries = [entry for entry in self.commits.memory.journal if entry.subject == subject]
            return sorted(entries, key=lambda entry: (entry.at, entry.id))
        rows = JournalRow.query(f"{self.community}#{subject}", consistent_read=True)
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]


def in_memory(community: Community) -> Stores:
    memory = fakes.Memory()
    stores = Stores(
        community.id,
        fakes.MemoryCommits(memory, "the-request"),
        fakes.MemoryCommunities(memory),
        fakes.MemorySecrets(memory),
        fakes.MemoryBuyers(memory),
        fakes.MemoryPurchases(memory),
        fakes.MemoryOrders(memory),
        fakes.MemoryImports(memory),
        fakes.MemoryNotices(memory),
        fakes.MemoryFiles(),
    )
    stores.save(community)
    return stores


def of_hub(hub: Hub, community: Community) -> Stores:
    return Stores(
        community.id,
        hub.commits,
        hub.communities,
        hub.secrets,
        hub.buyers,
        hub.purchases,
        hub.orders,
        hub.imports,
        hub.notices,
        hub.files,
    )
