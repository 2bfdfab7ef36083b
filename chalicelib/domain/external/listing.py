"""Which orders of marketplaces somebody wants to see."""

import re
from datetime import datetime

from msgspec import Struct

from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase

LEAST_DIGITS = 3
"""A phone is looked for by so many at least."""


class ExternalFilter(Struct, frozen=True):
    """All that is given holds. ``waiting``: those that wait for a decision; ``words`` are looked for in numbers,
    articles and names of goods, ``who`` in what the marketplace tells of the buyer; ``since`` and ``until`` are of when
    the order was placed.
    """

    waiting: bool = False
    account: str = ""
    decision: Decision | None = None
    push: Push | None = None
    phase: Phase | None = None
    region: str = ""
    words: str = ""
    buyer: str = ""
    who: str = ""
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
            and (not self.who or _is_called(order, self.who))
            and (not self.words or self.words.casefold() in _searched(order))
        )


def _searched(order: ExternalOrder) -> str:
    lines = (f"{line.seen.article} {line.seen.sku} {line.seen.brand} {line.seen.name}" for line in order.lines)
    sold = order.origin.order if order.origin else ""
    return " ".join((order.order, order.group, order.number or "", sold, *lines)).casefold()


def _is_called(order: ExternalOrder, who: str) -> bool:
    """By a part of the name or the e-mail; a phone by its digits, however either is written."""
    if order.buyer is None:
        return False
    digits = re.sub(r"\D", "", who)
    if len(digits) >= LEAST_DIGITS and not re.search(r"[^\W\d_]", who):
        phone = re.sub(r"\D", "", order.buyer.phone)
        return digits in phone or re.sub("^8", "7", digits) in phone
    told = f"{order.buyer.name} {order.buyer.email}".casefold()
    return all(word in told for word in who.casefold().split())
