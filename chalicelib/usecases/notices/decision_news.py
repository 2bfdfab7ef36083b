"""What an organizer hears of purchases that stopped below their minimum, and wait for his decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.purchases.stopping import decision_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chalicelib.domain.purchases.progress import Progress
    from chalicelib.domain.purchases.purchase import Purchase


class DecisionNews(Struct, frozen=True):
    """``purchase`` is that of the event and ``mark`` its stop then; ``others`` wait for the same organizer."""

    purchase: Purchase
    mark: str
    progress: Progress
    others: Sequence[Purchase] = ()

    @property
    def waits(self) -> bool:
        return decision_mark(self.purchase) == self.mark

    @property
    def template(self) -> str | None:
        """The letter where it is not that of the event."""
        return "decisions_asked" if self.others else None

    def matters(self, told_of: Collection[str]) -> Sequence[str]:
        """What it tells of, beside what he has heard of."""
        return [self.mark, *(decision_mark(each) for each in self.unheard(told_of).others)]

    def unheard(self, told_of: Collection[str]) -> DecisionNews:
        return replace(self, others=[each for each in self.others if decision_mark(each) not in told_of])
