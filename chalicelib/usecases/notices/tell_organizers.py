"""A payment was reported: whose it is to decide hears of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact, claim_subject
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.usecases.notices.desk_facts import due_facts, say_in_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.notices.notice_settings import NoticeSettings
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import Claims, Commits, DeskNotices


class TellOrganizers(Struct, frozen=True):
    """The organizers of the claim's purchases, or owners."""

    claims: Claims
    people: WhomToTell
    desk_notices: DeskNotices
    commits: Commits

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            claim = self.claims.get(entry.community, str(entry.data["claim"]))
            told = self.people.of(claim.community, claim.organizers, Permission.CLAIMS_DECIDE)
            wishes = self.desk_notices.settings(claim.community, list(told))
            facts = [
                fact
                for buyer, organizer in told.items()
                for fact in (*self._in_ok(claim, wishes[buyer], organizer), *self._elsewhere(claim, wishes[buyer]))
            ]
            say_in_parts(self.commits, claim.community, facts, f"{claim_subject(claim.id)}/reported")

    def _in_ok(self, claim: PaymentClaim, wishes: NoticeSettings, organizer: str) -> Sequence[Fact]:
        """There he can decide by a button."""
        wanted = Channel.OK in wishes.channels_of(DeskNotice.CLAIM_REPORTED)
        return [self._fact(claim, wishes.person, organizer)] if wanted else []

    def _elsewhere(self, claim: PaymentClaim, wishes: NoticeSettings) -> Sequence[Fact]:
        numbers = ", ".join(each.number for each in claim.orders)
        values = {
            "amount": claim.amount,
            "currency": claim.currency,
            "orders": numbers,
            "purchase": claim.orders[0].purchase_title,
        }
        return due_facts(wishes, DeskNotice.CLAIM_REPORTED, values, Channel.OK)

    def _fact(self, claim: PaymentClaim, buyer: str, organizer: str) -> Fact:
        data = {"claim": claim.id, "buyer": buyer, "organizer": organizer}
        return Fact(Event.CLAIM_REPORTED, claim_subject(claim.id), data)
