"""By the clock: an import of which nobody hears is asked for again, since its message may be lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Conflict
from chalicelib.usecases.imports.queueing import ImportQueueing
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Clock, Commits, Communities, Imports


class ImportNudging(Struct, frozen=True):
    """A message too many does nothing: it names a step, and the step is done."""

    communities: Communities
    imports: Imports
    commits: Commits
    now: Clock

    def look(self) -> None:
        """At the queue of every community. Raises Unavailable; the next look makes good for it."""
        for community in self.communities.all():
            with suppress(Conflict):  # it has moved meanwhile
                self._look(community.id)

    def _look(self, community: str) -> None:
        things, facts = ImportQueueing(self.imports, self.now).nudged(community)
        if things:
            self.commits.commit(community, Commit(things, facts))
