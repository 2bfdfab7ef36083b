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
    from chalicelib.bootstrap import adapters
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
    stores = standing_on(fakes.MemoryStores(correlation=tracing.current, principal=visit.principal), community)
    stores.save(community)
    return stores


def of_container(container: Container, community: Community) -> Stores:
    return standing_on(container.stores, community)


def standing_on(stores: adapters.Stores, community: Community) -> Stores:
    return Stores(
        community.id,
        stores.commits,
        stores.communities,
        stores.secrets,
        stores.buyers,
        stores.purchases,
        stores.orders,
        stores.payments,
        stores.claims,
        stores.points,
        stores.imports,
        stores.notices,
        stores.comments,
        stores.messages,
        stores.journal,
        stores.personal_data,
        stores.files,
        stores.proofs,
    )
