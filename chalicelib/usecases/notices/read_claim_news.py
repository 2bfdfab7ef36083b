"""The claims that a notice to an organizer speaks of, as they are now."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event
from chalicelib.usecases.notices.claim_news import ClaimNews

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.ports import Buyers, Claims, Communities

MOST = 100
"""Claims that one message counts together."""


class ReadClaimNews(Struct, frozen=True):
    claims: Claims
    buyers: Buyers
    communities: Communities

    def read(self, event: Entry) -> ClaimNews:
        """Raises NotFound when the claim is gone."""
        claim = self.claims.get(event.community, str(event.data["claim"]))
        if event.event == Event.CLAIM_ANSWERED:
            return ClaimNews(claim, decided_by=self._decider(claim), refusal=str(event.data.get("refusal", "")))
        if not claim.waiting:
            return ClaimNews(claim)
        organizer = str(event.data.get("organizer", ""))
        latest = self.claims.latest(event.community, MOST)
        return ClaimNews(claim, [each for each in latest if each.id != claim.id and each.concerns(organizer)])

    def _decider(self, claim: PaymentClaim) -> str:
        """As the list of organizers calls him; an operator, or who is gone, has no name here."""
        if not claim.decided_by or claim.decided_by == claim.buyer:
            return ""
        with suppress(NotFound):
            person = self.buyers.get(claim.community, claim.decided_by)
            listed = self.communities.organizers(claim.community)
            names = (each.name for each in listed if each.ok_id == person.ok_id)
            return next(names, person.name)
        return ""
