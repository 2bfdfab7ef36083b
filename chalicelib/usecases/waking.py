"""By the clock: every community's chores are put into their queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.domain.principals import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Chores, Clock, Communities, NewId

AT_ONCE = 500
"""Rows of communities that a step looks at: it asks for some hundreds of chores at the most."""


class Waking(Struct, frozen=True):
    """The rest of the communities is a chore too, which no community asks for."""

    communities: Communities
    chores: Chores
    now: Clock
    new_id: NewId

    def wake(self, chores: Sequence[str], after: str | None = None) -> None:
        """Ask for these chores of every community; one that gets lost comes with the next tick."""
        page = self.communities.page(after, AT_ONCE)
        asked = [self._chore(each.id, chore) for each in page.things for chore in chores]
        if page.cursor:
            asked.append(self._chore("", Event.COMMUNITIES_DUE, chores=list(chores), after=page.cursor))
        self.chores.ask(asked)

    def advance(self, asked: Entry) -> None:
        chores, after = asked.data["chores"], asked.data.get("after")
        self.wake([str(each) for each in chores] if isinstance(chores, list) else [], str(after) if after else None)

    def _chore(self, community: str, chore: str, **data: object) -> Entry:
        """No request began it: what follows from it is known by its own id."""
        name, subject = self.new_id(), community_subject(community)
        return Entry(
            id=name,
            community=community,
            subject=subject,
            event=chore,
            at=self.now(),
            actor=SYSTEM.actor,
            data=data,
            correlation=name,
        )
