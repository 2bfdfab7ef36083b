"""Which orders of marketplaces somebody wants to see."""

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase


class ExternalFilter(Struct, frozen=True):
    """All that is given holds. ``waiting``: those that wait for a decision; ``words`` are looked for in numbers,
    articles and names of goods; ``since`` and ``until`` are of when the order was placed.
    """

    waiting: bool = False
    account: str = ""
    decision: Decision | None = None
    push: Push | None = None
    phase: Phase | None = None
    region: str = ""
    words: str = ""
    buyer: str = ""
    since: datetime | None = None
    until: datetime | None = None
    marketplace: Marketplace | None = None

    @property
    def is_plain(self) -> bool:
        """Whether everything between two moments is wanted."""
        return self == ExternalFilter(waiting=self.waiting, since=self.since, until=self.until)

    def fits(self, order: ExternalOrder) -> bool:
        return (
            (not self.account or order.account == self.account)
            and (self.decision is None or any(line.decision is self.decision for line in order.lines))
            and (self.push is None or any(line.push is self.push for line in order.lines))
            and (self.phase is None or order.phase is self.phase)
            and (self.marketplace is None or order.marketplace is self.marketplace)
            and (not self.region or order.region.casefold() == self.region.casefold())
            and (not self.buyer or order.buyer_id == self.buyer)
            and (not self.words or self.words.casefold() in _searched(order))
        )


def _searched(order: ExternalOrder) -> str:
    lines = (f"{line.seen.article} {line.seen.sku} {line.seen.brand} {line.seen.name}" for line in order.lines)
    sold = order.origin.order if order.origin else ""
    return " ".join((order.order, order.group, order.number or "", sold, *lines)).casefold()
