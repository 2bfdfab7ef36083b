"""What an organizer hears of claims: those that were reported, or what became of one whose button he pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chalicelib.domain.payments.claim import PaymentClaim

CLAIM_EVENTS = frozenset({Event.CLAIM_REPORTED, Event.CLAIM_ANSWERED})


class ClaimNews(Struct, frozen=True):
    """``claim`` is that of the event; ``others`` wait for the same organizer; ``decided_by``: the name of who decided.

    ``refusal``: why a pressed button did nothing, a key of the catalogue's errors.
    """

    claim: PaymentClaim
    others: Sequence[PaymentClaim] = ()
    decided_by: str = ""
    refusal: str = ""

    @property
    def is_many(self) -> bool:
        return bool(self.others)

    @property
    def waits(self) -> bool:
        return self.claim.waiting

    @property
    def template(self) -> str | None:
        """The letter where it is not that of the event."""
        return "claims_reported" if self.is_many else None

    def matters(self, told_of: Collection[str]) -> Sequence[str]:
        """The event's own claim, and the others that he has not heard of."""
        return [self.claim.id, *(each.id for each in self.unheard(told_of).others)]

    def unheard(self, told_of: Collection[str]) -> ClaimNews:
        return replace(self, others=[each for each in self.others if each.id not in told_of])
