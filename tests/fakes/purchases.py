"""Purchases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.lists import LookedPage, Page
from chalicelib.domain.purchases.progress import DEBTS, Progress
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.domain.purchases.stopping import is_due, stops_at
from chalicelib.usecases.ports import Counter
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryPurchases:
    memory: Memory

    def get(self, community: str, purchase: str) -> Purchase:
        return self.memory.get(Purchase, community, purchase, reason="purchase_missing")

    def page(self, community: str, cursor: str | None, limit: int, archived: bool = False) -> Page[Purchase]:
        listed = self._listed(community, archived)
        return page(f"{community}/purchases", listed, cursor, limit, newest_first=True)

    def of_organizer(
        self, community: str, organizer: str, cursor: str | None, *, limit: int, archived: bool = False
    ) -> LookedPage[Purchase]:
        own = {place: it for place, it in self._listed(community, archived).items() if it.organizer == organizer}
        shown = page(f"{community}/{organizer}/{archived}", own, cursor, limit, newest_first=True)
        return LookedPage(shown.things, shown.cursor)

    def stopping(self, community: str, until: datetime, limit: int) -> Sequence[str]:
        due = [each for each in self.memory.of(Purchase, community) if is_due(each, until)]
        return [each.id for each in sorted(due, key=stops_at)][:limit]  # type: ignore[arg-type]

    def progress(self, community: str, purchases: Sequence[str]) -> Mapping[str, Progress]:
        found = {}
        for purchase in purchases:
            names = [(community, Counter.PROGRESS, f"{purchase}/{name}") for name in Progress.__struct_fields__]
            if any(name in self.memory.counter_updates for name in names):
                found[purchase] = Progress(*(self.memory.counter_updates[name] for name in names))
        return found

    def debts(self, community: str) -> Progress:
        moved = self.memory.counter_updates.items()
        own = [(name, by) for (whose, kind, name), by in moved if (whose, kind) == (community, Counter.PROGRESS)]
        return Progress(**{debt: sum(by for name, by in own if name.endswith(f"/{debt}")) for debt in DEBTS})

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        known = sorted(self.memory.of(Purchase, community), key=lambda each: each.id)
        return [each for each in known if each.id > purchase][:limit]

    def _listed(self, community: str, archived: bool) -> Mapping[tuple[str, str], Purchase]:
        """By their places: what is put away stands behind all others."""
        known = [each for each in self.memory.of(Purchase, community) if archived or not each.archived_at]
        return {(f"{'-' if each.archived_at else ''}{moment(each.created_at)}", each.id): each for each in known}
