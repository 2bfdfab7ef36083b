"""An organizer decides on a claim by a button of the bot's message: as he would in the cabinet."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.errors import Conflict, NotFound, Stale
from chalicelib.domain.inbox.message import ClaimDecision
from chalicelib.domain.journal import Event, Fact, claim_subject
from chalicelib.domain.notices.notice import CLAIMS
from chalicelib.usecases.jobs import say_once

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.inbox.message import Message
    from chalicelib.usecases.payments.review_claims import ReviewClaims
    from chalicelib.usecases.ports import Commits, Communities, Notices, Phrases


class DecideByButton(Struct, frozen=True):
    """``act`` makes it the doing of who pressed."""

    notices: Notices
    communities: Communities
    review_claims: ReviewClaims
    act: Callable[[Buyer], AbstractContextManager[Principal]]
    commits: Commits
    phrases: Phrases

    def decide(self, message: Message, person: Buyer, decision: ClaimDecision, claim: str) -> None:
        """Only whom the message was sent to may press; he hears what became of it. Safe to repeat. Raises Unavailable.

        A claim that was decided before stays as it is: he hears who decided.
        """
        if not self._is_addressed(person, claim):
            return
        with self.act(person) as principal:
            refusal = self._decide(principal, decision, claim)
            data = {"claim": claim, "buyer": principal.id, **({"refusal": refusal} if refusal else {})}
            answer = Fact(Event.CLAIM_ANSWERED, claim_subject(claim), data)
            say_once(self.commits, principal.community, (answer,), f"ok/{message.id}/answered")

    def _is_addressed(self, person: Buyer, claim: str) -> bool:
        with suppress(NotFound):
            last = self.notices.records(person.community, person.id, CLAIMS, number=None, job=None).last
            return last is not None and last.addressed(claim)
        return False

    def _decide(self, principal: Principal, decision: ClaimDecision, claim: str) -> str:
        """Why nothing was decided; empty where it was, now or before."""
        if not principal.may(Permission.CLAIMS_DECIDE):
            return "forbidden"
        try:
            if decision is ClaimDecision.CONFIRM:
                self.review_claims.confirm(principal, claim)
            else:
                self.review_claims.reject(principal, claim, self._reason(principal))
        except Stale:
            raise
        except (Conflict, NotFound) as refusal:
            if refusal.reason == "claim_missing" and not principal.reach.is_whole:
                return "forbidden"
            return "" if refusal.reason.startswith("claim_") else refusal.reason
        return ""

    def _reason(self, principal: Principal) -> str:
        """In the community's language: it is kept, and the buyer reads it."""
        language = self.communities.get(principal.community).language
        return self.phrases.phrase(language, "notices.claim_not_found")
