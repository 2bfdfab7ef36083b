"""A purchase on other terms: its organizer's words are filled in, and its orders asked to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.purchases.editing import changes_of
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.usecases.ports import Commit, Commits, Communities

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.purchases.purchase import Purchase, Terms


class ChangePurchase(Struct, frozen=True):
    communities: Communities
    commits: Commits

    def change(self, before: Purchase, base: Purchase, wording: Terms) -> Purchase:
        """The purchase as it is saved; where nothing is new, nothing is. Raises Stale.

        ``base`` is ``before`` with what its orders need not know.
        """
        after = self.preview(base, wording)
        if after == before:
            return before
        self.commits.commit(after.community, Commit((after,), _facts(before, after)))
        return replace(after, version=after.version + 1)

    def preview(self, base: Purchase, wording: Terms) -> Purchase:
        """As it would be saved."""
        return base.worded(wording, self.host(base.community, wording.organizer))

    def host(self, community: str, organizer: str | None) -> Organizer | None:
        """Who it is among the listed ones."""
        listed = self.communities.organizers(community) if organizer else ()
        return next((each for each in listed if each.id == organizer), None)


def _facts(before: Purchase, after: Purchase) -> list[Fact]:
    """Of what its orders have to learn others than of what they need not; the delivery is split for itself."""
    subject = purchase_subject(after.id)
    spread = after.terms.revision != before.terms.revision
    data = {"revision": after.terms.revision, "stage": after.stage, "before": before.stage}
    was, became = changes_of(before, after)
    event = Event.PURCHASE_CHANGED if spread else Event.PURCHASE_EDITED
    facts = [Fact(event, subject, data, before=was, after=became)]
    if after.split != before.split:
        facts.append(Fact(Event.DELIVERY_CHANGED, subject, {"split": after.split}))
    if after.terms.undecided and not before.terms.undecided:
        facts.append(Fact(Event.DECISION_NEEDED, subject, {"decision": decision_mark(after)}))
    return facts
