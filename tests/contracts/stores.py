"""One store behind all ports: in memory, or DynamoDB and object storage. A contract test is asked of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib import tracing, visit
from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.usecases.ports import (
    Buyers,
    Claims,
    Comments,
    Commit,
    Commits,
    Communities,
    Files,
    Imports,
    Journal,
    Messages,
    Notices,
    Orders,
    Payments,
    PersonalData,
    PickupPoints,
    Proofs,
    Purchases,
    Secrets,
)
from tests import fakes

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable


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
    payments: Payments
    claims: Claims
    points: PickupPoints
    imports: Imports
    notices: Notices
    comments: Comments
    messages: Messages
    journal: Journal
    personal_data: PersonalData
    files: Files
    proofs: Proofs

    @property
    def other(self) -> str:
        """A community that must not see any of this; its id even begins with the same letters."""
        return f"{self.community}x"

    def save(self, *things: Storable, idempotency_key: str | None = None) -> None:
        self.commits.commit(self.community, Commit(things, idempotency_key=idempotency_key))


def in_memory(community: Community) -> Stores:
    memory, files = fakes.Memory(), fakes.MemoryFiles()
    stores = Stores(
        community.id,
        fakes.MemoryCommits(memory, tracing.current, visit.principal),
        fakes.MemoryCommunities(memory),
        fakes.MemorySecrets(memory),
        fakes.MemoryBuyers(memory),
        fakes.MemoryPurchases(memory),
        fakes.MemoryOrders(memory),
        fakes.MemoryPayments(memory),
        fakes.MemoryClaims(memory),
        fakes.MemoryPoints(memory),
        fakes.MemoryImports(memory),
        fakes.MemoryNotices(memory),
        fakes.MemoryComments(memory),
        fakes.MemoryMessages(memory),
        fakes.MemoryJournal(memory),
        fakes.MemoryPersonalData(memory),
        files,
        fakes.MemoryProofs(files),
    )
    stores.save(community)
    return stores


def of_container(container: Container, community: Community) -> Stores:
    return Stores(
        community.id,
        container.stores.commits,
        container.stores.communities,
        container.stores.secrets,
        container.stores.buyers,
        container.stores.purchases,
        container.stores.orders,
        container.stores.payments,
        container.stores.claims,
        container.stores.points,
        container.stores.imports,
        container.stores.notices,
        container.stores.comments,
        container.stores.messages,
        container.stores.journal,
        container.stores.personal_data,
        container.stores.files,
        container.stores.proofs,
    )
