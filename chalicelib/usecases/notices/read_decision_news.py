"""The purchases that a notice to an organizer asks him to decide on, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.notices.notice import matter_of
from chalicelib.domain.purchases.progress import NONE
from chalicelib.usecases.notices.decision_news import DecisionNews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports import Purchases

MOST = 100
"""Of so many of the newest purchases those are told together that wait."""


class ReadDecisionNews(Struct, frozen=True):
    purchases: Purchases

    def read(self, event: Entry) -> DecisionNews:
        """Raises NotFound when the purchase is gone."""
        purchase = self.purchases.get(event.community, event.subject.removeprefix("purchase/"))
        news = DecisionNews(purchase, matter_of(event), NONE)
        if not news.waits:
            return news
        progress = self.purchases.progress(event.community, [purchase.id]).get(purchase.id, NONE)
        others = self._others(purchase, str(event.data.get("organizer", "")))
        return DecisionNews(purchase, news.mark, progress, others)

    def _others(self, purchase: Purchase, organizer: str) -> Sequence[Purchase]:
        newest = self.purchases.page(purchase.community, None, MOST).things
        waiting = (each for each in newest if each.terms.undecided and each.id != purchase.id)
        return [each for each in waiting if (each.organizer or "") == organizer]
