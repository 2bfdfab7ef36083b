"""A claim is filed in one way, whoever reports the payment: the page's form, or a pressed button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.filing import Report, filed, with_marks
from chalicelib.domain.journal import Entry, Event, buyer_subject, claim_subject
from chalicelib.usecases.ports import Clock, Commit, NewId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.buyers import Buyer
    from chalicelib.domain.claims import PaymentClaim
    from chalicelib.domain.orders import Order


class Filing(Struct, frozen=True):
    """``event`` says how it was reported."""

    event: Event
    now: Clock
    new_id: NewId

    def of(self, person: Buyer, claim: str, report: Report, orders: Sequence[Order]) -> tuple[PaymentClaim, Commit]:
        """The claim, and all that filing it writes. Raises Conflict.

        The person must still be who he was: an erasure that begins meanwhile comes first.
        """
        new = filed(claim, report, orders, person, self.now())
        commit = Commit(
            (new, *with_marks(new, orders)), (self._entry(new),), once=claim_subject(claim), unchanged=(person,)
        )
        return new, commit

    def _entry(self, claim: PaymentClaim) -> Entry:
        subject, actor, data = claim_subject(claim.id), buyer_subject(claim.buyer), told_of(claim)
        return Entry(self.new_id(), claim.community, subject, self.event, self.now(), actor, data)


def told_of(claim: PaymentClaim) -> dict[str, object]:
    """What the journal says of a claim: whose it is, its orders and its sum, none of his words."""
    numbers = [part.number for part in claim.orders]
    return {
        "claim": claim.id,
        "buyer": claim.buyer,
        "number": numbers[0],
        "numbers": numbers,
        "amount": claim.amount,
    }
