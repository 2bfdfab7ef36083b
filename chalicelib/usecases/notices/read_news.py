"""What a notice to an organizer speaks of, as it is now: claims, or purchases that he has to decide on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Event
from chalicelib.usecases.notices.claim_news import CLAIM_EVENTS

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.claim_news import ClaimNews
    from chalicelib.usecases.notices.decision_news import DecisionNews
    from chalicelib.usecases.notices.read_claim_news import ReadClaimNews
    from chalicelib.usecases.notices.read_decision_news import ReadDecisionNews


class ReadNews(Struct, frozen=True):
    claims: ReadClaimNews
    decisions: ReadDecisionNews

    def read(self, event: Entry) -> ClaimNews | DecisionNews | None:
        """None: it tells a buyer of his order. Raises NotFound when what it speaks of is gone."""
        if event.event in CLAIM_EVENTS:
            return self.claims.read(event)
        return self.decisions.read(event) if event.event == Event.DECISION_ASKED else None
