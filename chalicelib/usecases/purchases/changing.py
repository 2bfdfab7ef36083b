"""A purchase on other terms: its organizer's words are filled in, and its orders asked to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Entry, Event, purchase_subject
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, NewId

if TYPE_CHECKING:
    from chalicelib.domain.communities import Organizer
    from chalicelib.domain.purchases import Purchase, Terms


class PurchaseChanging(Struct, frozen=True):
    communities: Communities
    commits: Commits
    now: Clock
    new_id: NewId

    def change(self, before: Purchase, wording: Terms, actor: str) -> Purchase:
        """The purchase as it is saved; where nothing is new, nothing is. Raises Stale."""
        after = before.worded(wording, self.host(before.community, wording.organizer))
        if after == before:
            return before
        data = {"revision": after.terms.revision, "stage": after.stage, "before": before.stage}
        subject = purchase_subject(after.id)
        entry = Entry(self.new_id(), after.community, subject, Event.PURCHASE_CHANGED, self.now(), actor, data)
        self.commits.commit(after.community, Commit((after,), (entry,)))
        return replace(after, version=after.version + 1)

    def host(self, community: str, organizer: str | None) -> Organizer | None:
        """Who it is among the listed ones."""
        listed = self.communities.organizers(community) if organizer else ()
        return next((each for each in listed if each.id == organizer), None)
