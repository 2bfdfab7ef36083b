"""The job behind an import: every message does one step, and the commit of a step asks for the next."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from chalicelib.domain.errors import Full, Invalid, KabinetError, NotFound
from chalicelib.domain.imports.import_job import WORKING, Import, ImportState
from chalicelib.domain.journal import Event, Fact, import_subject
from chalicelib.usecases.import_turns import ImportTurns
from chalicelib.usecases.ports import Clock, Commit, Commits, Counter, CounterUpdate, Imports
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.journal import Entry

_EVENTS = {
    ImportState.READY: Event.IMPORT_COMPARED,
    ImportState.DONE: Event.IMPORT_FINISHED,
    ImportState.FAILED: Event.IMPORT_FAILED,
}

TRIES = 4
"""Of taking a mark back."""


class ImportStep(Protocol):
    def run(self, job: Import) -> Import:
        """Do the next step of ``job`` and return it as it becomes; safe to repeat. Raises Invalid for a bad file."""


class RunImport(Struct, frozen=True):
    """A message names the state and the step it was written for; for any other it is stale and does nothing.

    A mark is written before a step and taken away when the step breaks off with an error; one that stays says that
    the worker died. After some of them the import ends, in words, instead of killing one worker after the other.

    ``offer_steps`` are those of a price list.
    """

    imports: Imports
    steps: Mapping[ImportState, ImportStep]
    offer_steps: Mapping[ImportState, ImportStep]
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """Raises Stale, Unavailable: deliver again."""
        job = self._current(entry)
        if job is None:
            return
        try:
            self._mark(job, 1)
        except Full:
            self._commit(job, job.failed("file_unread", {}) if job.state is ImportState.READING else job.broken())
            return
        ended = False
        try:
            self._commit(job, self._run_step(job))
            ended = True
        finally:  # a worker that dies comes to no end of this
            if not ended:
                self._unmark(job)

    def give_up(self, entry: Entry) -> None:
        """No further try will come: the import ends here. Raises Stale, Unavailable, NotFound."""
        job = self._current(entry)
        if job:
            self._commit(job, job.broken())

    def _unmark(self, job: Import) -> None:
        """A mark too many costs one of its beginnings, so a store that is throttled is asked more than once."""
        for _ in range(TRIES):
            with suppress(KabinetError):
                self._mark(job, -1)
                return

    def _current(self, entry: Entry) -> Import | None:
        """None when the step that was asked for is done already, or it is not the import's turn."""
        job = self.imports.get(entry.community, entry.subject.removeprefix("import/"))
        same_step = (job.state, job.done) == (entry.data["state"], entry.data["done"])
        return job if same_step and job.state in self._steps_of(job) and not job.queued else None

    def _steps_of(self, job: Import) -> Mapping[ImportState, ImportStep]:
        return self.offer_steps if job.price_list else self.steps

    def _mark(self, job: Import, by: int) -> None:
        step = f"{import_subject(job.id)}/{job.state}/{job.done}"
        self.commits.commit(
            job.community, Commit(counter_updates=(CounterUpdate(Counter.BEGINNINGS, step, by, job.beginnings),))
        )

    def _run_step(self, job: Import) -> Import:
        try:
            return self._steps_of(job)[job.state].run(job)
        except (Invalid, NotFound) as refusal:  # a plan is kept for 30 days
            return job.failed(refusal.reason, refusal.values)

    def _commit(self, job: Import, after: Import) -> None:
        """A step that took a minute does not go for nothing because somebody has joined the queue meanwhile."""
        retry_on_stale(lambda: self._commit_beside(job, after))

    def _commit_beside(self, job: Import, after: Import) -> None:
        event, data = _EVENTS.get(after.state, Event.IMPORT_ADVANCED), {"state": after.state, "done": after.done}
        fact = Fact(event, import_subject(job.id), data)
        turns = ImportTurns(self.imports, self.now)
        things, facts = ((), ()) if after.state in WORKING else turns.left(job)
        self.commits.commit(job.community, Commit((after, *things), (fact, *facts)))
