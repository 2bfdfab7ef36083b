"""A purchase on other terms: its organizer's words are filled in, and its orders asked to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.usecases.ports import Commit, Commits, Communities

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        was, became = _changes(before, after)
        fact = Fact(Event.PURCHASE_CHANGED, subject, data, before=was, after=became)
        self.commits.commit(after.community, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)

    def host(self, community: str, organizer: str | None) -> Organizer | None:
        """Who it is among the listed ones."""
        listed = self.communities.organizers(community) if organizer else ()
        return next((each for each in listed if each.id == organizer), None)


def _changes(before: Purchase, after: Purchase) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """Of it and of its terms; whose purchase it is by his id, as the journal names nobody."""
    host = {"organizer_name": after.terms.organizer_name, "organizer_profile": after.terms.organizer_profile}
    of_terms = changed_fields(replace(before.terms, **host), after.terms)
    of_itself = changed_fields(replace(before, terms=after.terms), after)
    return {**of_itself[0], **of_terms[0]}, {**of_itself[1], **of_terms[1]}
