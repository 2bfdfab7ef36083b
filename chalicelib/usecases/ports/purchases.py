"""Where purchases are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.lists import Page
    from chalicelib.domain.purchases.progress import Progress
    from chalicelib.domain.purchases.purchase import Purchase


class Purchases(Protocol):
    def get(self, community: str, purchase: str) -> Purchase:
        """Raises NotFound."""

    def page(self, community: str, cursor: str | None, limit: int) -> Page[Purchase]:
        """Newest first. Raises Invalid for a foreign cursor."""

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        """At most ``limit`` purchases in the order of their ids, after one: for work that goes in steps."""

    def progress(self, community: str, purchases: Sequence[str]) -> Mapping[str, Progress]:
        """By purchase, as it stands at this moment; none of a purchase that never had an order."""
