"""A claim is filed in one way, whoever reports the payment: the page's form, or a pressed button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event, Fact, buyer_subject, claim_subject
from chalicelib.domain.payments.filing import Report, filed, with_marks
from chalicelib.usecases.ports import Clock, Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.claim import PaymentClaim


class ClaimFiling(Struct, frozen=True):
    """``event`` says how it was reported."""

    event: Event
    now: Clock

    def of(self, person: Buyer, claim: str, report: Report, orders: Sequence[Order]) -> tuple[PaymentClaim, Commit]:
        """The claim, and all that filing it writes. Raises Conflict.

        The person must still be who he was: an erasure that begins meanwhile comes first.
        """
        new = filed(claim, report, orders, person=person, now=self.now())
        commit = Commit(
            (new, *with_marks(new, orders)),
            (self._fact(new),),
            idempotency_key=claim_subject(claim),
            unchanged=(person,),
        )
        return new, commit

    def _fact(self, claim: PaymentClaim) -> Fact:
        """A pressed button is the person's own doing, though its message was read without him."""
        return Fact(self.event, claim_subject(claim.id), claim_data(claim), actor=buyer_subject(claim.buyer))


def claim_data(claim: PaymentClaim) -> dict[str, object]:
    """What the journal says of a claim: whose it is, its orders and its sum, none of his words."""
    numbers = [part.number for part in claim.orders]
    return {
        "claim": claim.id,
        "buyer": claim.buyer,
        "number": numbers[0],
        "numbers": numbers,
        "amount": claim.amount,
    }
