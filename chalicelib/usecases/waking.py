"""By the clock: every community's chores are put into their queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.domain.principals import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Chores, Clock, Communities, NewId


class Waking(Struct, frozen=True):
    communities: Communities
    chores: Chores
    now: Clock
    new_id: NewId

    def wake(self, chores: Sequence[Event]) -> None:
        """Ask for these chores of every community; one that gets lost comes with the next tick."""
        asked = [self._chore(each.id, chore) for each in self.communities.all() for chore in chores]
        self.chores.ask(asked)

    def _chore(self, community: str, chore: Event) -> Entry:
        """No request began it: what follows from it is known by its own id."""
        name, subject = self.new_id(), community_subject(community)
        return Entry(
            id=name,
            community=community,
            subject=subject,
            event=chore,
            at=self.now(),
            actor=SYSTEM.actor,
            correlation=name,
        )
