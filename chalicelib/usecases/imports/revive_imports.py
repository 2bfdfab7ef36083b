"""By the clock: an import of which nobody hears is asked for again, since its message may be lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Conflict
from chalicelib.usecases.import_turns import ImportTurns
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Clock, Commits, Imports


class ReviveImports(Struct, frozen=True):
    """A message too many does nothing: it names a step, and the step is done."""

    imports: Imports
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """Look at the queue of the community. Raises Unavailable: deliver again."""
        things, facts = ImportTurns(self.imports, self.now).nudged(entry.community)
        if things:
            with suppress(Conflict):  # it has moved meanwhile
                self.commits.commit(entry.community, Commit(things, facts))
