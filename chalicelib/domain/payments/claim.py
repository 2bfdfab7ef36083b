"""Payment claims: what a buyer says he has paid, until an organizer confirms or rejects it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.words import one_line

MOST_ORDERS = 10
REASON_LENGTH = 300


class ClaimState(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


MOVES: Mapping[ClaimState, frozenset[ClaimState]] = {
    ClaimState.PENDING: frozenset({ClaimState.CONFIRMED, ClaimState.REJECTED, ClaimState.WITHDRAWN}),
    ClaimState.CONFIRMED: frozenset(),
    ClaimState.REJECTED: frozenset(),
    ClaimState.WITHDRAWN: frozenset(),
}
ALIVE = frozenset({ClaimState.PENDING, ClaimState.CONFIRMED})
"""As long as nobody took it back or refused it, its sum counts as reported."""


class Warning(StrEnum):
    """PART: less than the debt; OVER: more than it; DOUBLE: the same sum was reported or entered before.

    CLOSED: nobody had asked for the money yet, or any more. It is kept as a mark of its own, ``unasked``, because a
    release that does not know this name could not read a claim that has it. CANCELLED, an order of it, is one as well.
    """

    PART = "part"
    OVER = "over"
    DOUBLE = "double"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class ClaimMark(Struct, frozen=True):
    """What an order knows of a claim; ``amount`` is the part meant for this order, in kopecks.

    ``confirmed`` is what of it an organizer received; None: nothing was confirmed, or before this was kept.
    """

    id: str
    amount: int
    state: ClaimState
    filed_at: datetime
    reason: str = ""
    confirmed: int | None = None


class ClaimedOrder(Struct, frozen=True):
    """Its part of a claim: ``amount`` as the buyer said, ``confirmed`` as in a ``ClaimMark``."""

    number: str
    purchase_title: str
    amount: int
    confirmed: int | None = None


class PaymentClaim(Struct, frozen=True):
    """``amount`` in kopecks is the sum of its orders' parts; ``paid_at`` is the buyer's word; ``proof`` a file's id.

    ``confirmed``: the sum that was received, as an organizer says. ``warnings`` are those of the filing, or of the
    decision; ``unasked``: payment of one of its orders was not open when it was filed; ``cancelled``: one of them was
    cancelled. ``organizers`` run the purchases of its orders, until it is decided: ids.
    """

    id: str
    community: str
    buyer: str
    orders: tuple[ClaimedOrder, ...]
    amount: int
    currency: str
    paid_at: datetime
    filed_at: datetime
    buyer_name: str = ""
    comment: str = ""
    proof: str | None = None
    proof_type: str = ""
    warnings: tuple[Warning, ...] = ()
    state: ClaimState = ClaimState.PENDING
    reason: str = ""
    decided_at: datetime | None = None
    decided_by: str | None = None
    confirmed: int | None = None
    unasked: bool = False
    cancelled: bool = False
    organizers: tuple[str, ...] = ()
    version: int = 0

    @property
    def waiting(self) -> bool:
        return self.state is ClaimState.PENDING

    def concerns(self, organizer: str) -> bool:
        """Whether it is this organizer's to decide; empty: of somebody who answers for what nobody runs."""
        return organizer in self.organizers if organizer else not self.organizers

    @property
    def received(self) -> int:
        """What there is to enter: as an organizer says, or as the buyer did."""
        return self.amount if self.confirmed is None else self.confirmed

    @property
    def remarks(self) -> tuple[Warning, ...]:
        """All that an organizer should look at."""
        first = (Warning.CANCELLED,) if self.cancelled else ()
        return (*first, *self.warnings, *((Warning.CLOSED,) if self.unasked else ()))

    def decided(self, state: ClaimState, by: str, now: datetime, reason: str = "") -> PaymentClaim:
        """Raises Conflict when it was decided already."""
        if state not in MOVES[self.state]:
            raise Conflict(f"claim_{self.state.value}")
        return replace(self, state=state, reason=reason, decided_at=now, decided_by=by)

    def mark(self, part: ClaimedOrder) -> ClaimMark:
        return ClaimMark(
            id=self.id,
            amount=part.amount,
            state=self.state,
            filed_at=self.filed_at,
            reason=self.reason,
            confirmed=part.confirmed,
        )


def warnings_of(amount: int, debts: Sequence[int], earlier: Collection[int]) -> tuple[Warning, ...]:
    """What an organizer should look at; ``earlier`` are the sums that were reported or entered for these orders."""
    found = []
    due = sum(debts)
    if amount != due:
        found.append(Warning.PART if amount < due else Warning.OVER)
    if amount in earlier:
        found.append(Warning.DOUBLE)
    return tuple(found)


def rejection(text: str) -> str:
    """Why a claim is rejected; the buyer reads it. Raises Invalid."""
    return one_line(text, "reason", REASON_LENGTH, Invalid("reason_missing", "reason"))
