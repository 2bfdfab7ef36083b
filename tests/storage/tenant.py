"""One tenant and the stores that keep what is his: in memory, or DynamoDB and object storage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib import tracing, visit
from chalicelib.usecases.ports import Commit
from tests import fakes

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.bootstrap.adapters import Stores
    from chalicelib.domain.communities.community import Community
    from chalicelib.usecases.ports.commits import Storable


@dataclass(frozen=True)
class Tenant:
    """``community`` is one of its own for each test."""

    community: str
    stores: Stores

    @property
    def other(self) -> str:
        """A community that must not see any of this; its id even begins with the same letters."""
        return f"{self.community}x"

    def save(self, *things: Storable, idempotency_key: str | None = None) -> None:
        self.stores.commits.commit(self.community, Commit(things, idempotency_key=idempotency_key))


def in_memory(community: Community) -> Tenant:
    stores = fakes.MemoryStores(
        correlation=tracing.current,
        principal=visit.principal,
        request_key=visit.request_key,
        spend=visit.spend,
        network=visit.network,
    )
    tenant = Tenant(community.id, stores)
    tenant.save(community)
    return tenant


def of_container(container: Container, community: Community) -> Tenant:
    return Tenant(community.id, container.stores)
