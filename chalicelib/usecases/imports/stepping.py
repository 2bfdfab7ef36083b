"""The job behind an import: every message does one step, and the commit of a step asks for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.imports import Import, ImportState
from chalicelib.domain.journal import SYSTEM, Entry, Event, import_subject
from chalicelib.usecases.ports import Clock, Commit, Commits, Imports, NewId

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVENTS = {
    ImportState.READY: Event.IMPORT_COMPARED,
    ImportState.DONE: Event.IMPORT_FINISHED,
    ImportState.FAILED: Event.IMPORT_FAILED,
}


class ImportStep(Protocol):
    def run(self, job: Import) -> Import:
        """Do the next step of ``job`` and return it as it becomes; safe to repeat. Raises Invalid for a bad file."""


class ImportStepping(Struct, frozen=True):
    """A message names the state and the step it was written for; for any other it is stale and does nothing."""

    imports: Imports
    steps: Mapping[ImportState, ImportStep]
    commits: Commits
    now: Clock
    new_id: NewId

    def advance(self, asked: Entry) -> None:
        """Raises Stale, Unavailable: deliver again."""
        job = self.imports.get(asked.community, asked.subject.removeprefix("import/"))
        if (job.state, job.done) != (asked.data["state"], asked.data["done"]) or job.state not in self.steps:
            return
        after = self._run(job)
        data = {"state": after.state, "done": after.done}
        event = _EVENTS.get(after.state, Event.IMPORT_ADVANCED)
        entry = Entry(self.new_id(), job.community, import_subject(job.id), event, self.now(), SYSTEM, data)
        self.commits.commit(job.community, Commit((after,), (entry,)))

    def _run(self, job: Import) -> Import:
        try:
            return self.steps[job.state].run(job)
        except (Invalid, NotFound) as refusal:  # a plan is kept for 30 days
            return job.failed(refusal.reason, refusal.values)
