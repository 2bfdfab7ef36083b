"""Where buyers are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.buyers.buyer import Buyer


class Buyers(Protocol):
    def get(self, community: str, buyer: str) -> Buyer:
        """Raises NotFound."""

    def access(self, community: str, buyer: str) -> Access:
        """What a buyer may do; with no rights counted yet for one who was never let in."""

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        """Buyers by id; a missing one is left out."""

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        """The buyers behind identities; an unknown identity is left out."""
