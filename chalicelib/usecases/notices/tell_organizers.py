"""A payment was reported: whose it is to decide hears of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, claim_subject
from chalicelib.usecases.jobs import say_once

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import Claims, Commits


class TellOrganizers(Struct, frozen=True):
    """The organizers of the claim's purchases, or owners."""

    claims: Claims
    people: WhomToTell
    commits: Commits

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            claim = self.claims.get(entry.community, str(entry.data["claim"]))
            told = self.people.of(claim.community, claim.organizers, Permission.CLAIMS_DECIDE)
            facts = [self._fact(claim, buyer, organizer) for buyer, organizer in told.items()]
            say_once(self.commits, claim.community, facts, f"{claim_subject(claim.id)}/reported")

    def _fact(self, claim: PaymentClaim, buyer: str, organizer: str) -> Fact:
        data = {"claim": claim.id, "buyer": buyer, "organizer": organizer}
        return Fact(Event.CLAIM_REPORTED, claim_subject(claim.id), data)
