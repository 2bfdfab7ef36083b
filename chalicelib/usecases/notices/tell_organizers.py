"""A payment was reported: whose it is to decide hears of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, claim_subject
from chalicelib.usecases.jobs import say_once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.ports import Buyers, Claims, Commits, Communities


class TellOrganizers(Struct, frozen=True):
    """The organizers of the claim's purchases; owners where nobody runs them, or nobody of those can be told."""

    claims: Claims
    communities: Communities
    buyers: Buyers
    commits: Commits

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            claim = self.claims.get(entry.community, str(entry.data["claim"]))
            told = self._told(claim)
            facts = [self._fact(claim, buyer, organizer) for buyer, organizer in told.items()]
            if facts:
                say_once(self.commits, claim.community, facts, f"{claim_subject(claim.id)}/reported")

    def _told(self, claim: PaymentClaim) -> Mapping[str, str]:
        """Whose claims it is told with, an organizer or nobody's (empty), by the buyer's id of who is told."""
        deciding = [each for each in self.communities.organizers(claim.community) if _may_decide(each) and each.ok_id]
        known = self._known(claim.community, deciding)
        running = {known[each.id]: each.id for each in deciding if each.id in claim.organizers and each.id in known}
        answering = [known[each.id] for each in deciding if each.role is Role.OWNER and each.id in known]
        return running or dict.fromkeys(answering, next(iter(claim.organizers), ""))

    def _known(self, community: str, organizers: Sequence[Organizer]) -> Mapping[str, str]:
        """The buyers' ids of those who have ever opened the cabinet, by their ids as organizers."""
        keys = {ok_identity(each.ok_id): each.id for each in organizers if each.ok_id}
        found = self.buyers.by_identities(community, list(keys)) if keys else {}
        return {keys[key]: buyer.id for key, buyer in found.items()}

    def _fact(self, claim: PaymentClaim, buyer: str, organizer: str) -> Fact:
        data = {"claim": claim.id, "buyer": buyer, "organizer": organizer}
        return Fact(Event.CLAIM_REPORTED, claim_subject(claim.id), data)


def _may_decide(organizer: Organizer) -> bool:
    return Permission.CLAIMS_DECIDE in ROLES[organizer.role]
