"""Where purchases are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.lists import LookedPage, Page
    from chalicelib.domain.purchases.progress import Progress
    from chalicelib.domain.purchases.purchase import Purchase


class Purchases(Protocol):
    def get(self, community: str, purchase: str) -> Purchase:
        """Raises NotFound."""

    def page(self, community: str, cursor: str | None, limit: int, archived: bool = False) -> Page[Purchase]:
        """Newest first; with those that are ``archived`` behind all others. Raises Invalid for a foreign cursor."""

    def of_organizer(
        self, community: str, organizer: str, cursor: str | None, *, limit: int, archived: bool = False
    ) -> LookedPage[Purchase]:
        """As ``page``, his alone, which are looked for among all. Raises Invalid for a foreign cursor."""

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        """At most ``limit`` purchases in the order of their ids, after one: for work that goes in steps."""

    def stopping(self, community: str, until: datetime, limit: int) -> Sequence[str]:
        """Ids of at most ``limit`` purchases whose stop has come by then, the earliest first."""

    def progress(self, community: str, purchases: Sequence[str]) -> Mapping[str, Progress]:
        """By purchase, as it stands at this moment; none of a purchase that never had an order."""

    def debts(self, community: str) -> Progress:
        """``owed`` and ``owing`` of all its purchases together, however many there are: one read."""
