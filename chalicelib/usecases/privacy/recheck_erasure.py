"""A while after an erasure it is looked once more for what came late: files, by forms that were given before it."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotYet
from chalicelib.domain.imports.import_job import FOLDER, Import, ImportState, import_of
from chalicelib.domain.journal import Event, Fact, import_subject
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Clock, Commits, Files, Imports
    from chalicelib.usecases.privacy.erase_person import ErasePerson

AFTER = timedelta(minutes=75)
"""A form is good for an hour, and what was begun by it in its last minute takes a while."""

AGAIN = timedelta(minutes=10)
"""Until an import that still goes on is looked at again."""

AT_REST = frozenset({ImportState.AWAITING_FILE, ImportState.READY, ImportState.DONE, ImportState.FAILED})


class RecheckErasure(Struct, frozen=True):
    """The files of imports cannot be searched for a person: all go that were there when he was erased.

    An organizer who had not saved such an import yet uploads his file again: it ends before its files go, so that it
    cannot be started in between and break off half-way.
    """

    erase_person: ErasePerson
    imports: Imports
    files: Files
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """``entry`` is the act of the erasure. Safe to repeat. Raises NotYet, Unavailable, Stale: deliver again."""
        early = entry.at + AFTER - self.now()
        if early > timedelta(0):
            raise NotYet("erasure_waits", retry_after=math.ceil(early.total_seconds()))
        self.erase_person.erase(entry.community, entry.subject.removeprefix("buyer/"), entry.actor)
        self._forget_files(entry)

    def _forget_files(self, erased: Entry) -> None:
        names = self.files.names(erased.community, FOLDER)
        jobs = self.imports.many(erased.community, sorted({import_of(name) for name in names}))
        old = [name for name in names if _was_there(jobs.get(import_of(name)), erased)]
        busy = {job.id for job in jobs.values() if job.state not in AT_REST}
        for job in jobs.values():
            if job.state is ImportState.READY and _was_there(job, erased):
                self._end(job)
        self.files.remove(erased.community, _without(old, busy))
        if busy.intersection(map(import_of, old)):
            raise NotYet("erasure_waits", retry_after=int(AGAIN.total_seconds()))

    def _end(self, job: Import) -> None:
        """Raises Stale when it was started meanwhile."""
        ended = job.failed("file_erased", {})
        data = {"state": ended.state, "done": ended.done}
        subject = import_subject(job.id)
        fact = Fact(Event.IMPORT_FAILED, subject, data)
        self.commits.commit(job.community, Commit((ended,), (fact,)))


def _was_there(job: Import | None, erased: Entry) -> bool:
    return job is None or job.created_at <= erased.at


def _without(names: Sequence[str], busy: set[str]) -> Sequence[str]:
    return [name for name in names if import_of(name) not in busy]
