"""A purchase on other terms: its organizer's words are filled in, and its orders asked to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.usecases.ports import Commit, Commits, Communities

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.purchases.purchase import Purchase, Terms


class ChangePurchase(Struct, frozen=True):
    communities: Communities
    commits: Commits

    def change(self, before: Purchase, wording: Terms) -> Purchase:
        """The purchase as it is saved; where nothing is new, nothing is. Raises Stale."""
        after = before.worded(wording, self.host(before.community, wording.organizer))
        if after == before:
            return before
        data = {"revision": after.terms.revision, "stage": after.stage, "before": before.stage}
        subject = purchase_subject(after.id)
        fact = Fact(Event.PURCHASE_CHANGED, subject, data)
        self.commits.commit(after.community, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)

    def host(self, community: str, organizer: str | None) -> Organizer | None:
        """Who it is among the listed ones."""
        listed = self.communities.organizers(community) if organizer else ()
        return next((each for each in listed if each.id == organizer), None)
