"""What lists of money are asked for: entries and claims by what they say."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import read_kopecks
from chalicelib.domain.orders.order import is_number
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.payments.payment import EntryKind, Payment

LONGEST_ID = 64
"""Characters of a buyer's id, and more."""


class PaymentFilter(Struct, frozen=True):
    """Empty is no wish. ``since`` belongs to it, ``until`` does not: moments when entries were written down.

    ``text`` is the number of an order, or a sum.
    """

    order: str = ""
    buyer: str = ""
    kind: EntryKind | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""

    @property
    def looks(self) -> bool:
        """Whether entries have to be looked at one by one."""
        return bool(self.kind or self.text.strip() or (self.order and self.buyer))

    @property
    def possible(self) -> bool:
        """Whether anything could be called so: what could not is not looked for."""
        return (not self.order or is_number(self.order)) and len(self.buyer) <= LONGEST_ID

    def admits(self, entry: Payment) -> bool:
        """Of those of the moments that were asked for."""
        return (
            self.order in ("", entry.order)
            and self.buyer in ("", entry.buyer)
            and self.kind in (None, entry.entry_kind)
            and _says(self.text, (entry.order, entry.counterpart or ""), (abs(entry.amount),))
        )


class ClaimFilter(Struct, frozen=True):
    """``text`` is the number of an order, a sum, or a part of the buyer's name; ``organizer``: whose claims alone."""

    state: ClaimState = ClaimState.PENDING
    text: str = ""
    organizer: str | None = None

    @property
    def looks(self) -> bool:
        return bool(self.text.strip()) or self.organizer is not None

    def admits(self, claim: PaymentClaim) -> bool:
        if self.organizer is not None and not claim.concerns(self.organizer):
            return False
        numbers = [part.number for part in claim.orders]
        sums = [claim.amount, claim.received, *(part.amount for part in claim.orders)]
        named = self.text.strip().casefold() in claim.buyer_name.casefold()
        return named or _says(self.text, numbers, sums)


def checked_moment(at: datetime | None, field: str) -> datetime | None:
    """Raises Invalid for one without a zone."""
    if at and at.tzinfo is None:
        raise Invalid("time_unreadable", field)
    return at


def _says(text: str, numbers: tuple[str, ...] | list[str], sums: tuple[int, ...] | list[int]) -> bool:
    wanted = text.strip().removeprefix("№").strip()
    return not wanted or wanted in numbers or _kopecks(wanted) in sums


def _kopecks(text: str) -> int | None:
    try:
        return read_kopecks(text)
    except Invalid:
        return None
