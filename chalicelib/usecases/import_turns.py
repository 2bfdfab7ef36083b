"""Whose turn it is among the imports of a community."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports.import_job import WORKING, Import, ImportState
from chalicelib.domain.journal import Event, Fact, import_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.imports.queue import ImportQueue
    from chalicelib.usecases.ports import Clock, Imports
    from chalicelib.usecases.ports.commits import Storable

Change = tuple["Sequence[Storable]", "Sequence[Fact]"]
"""What is saved, and what the journal says of it."""


class ImportTurns(Struct, frozen=True):
    """An import joins before its first step of a kind and leaves with the last: both in the commit of that step."""

    imports: Imports
    now: Clock

    def joined(self, job: Import, event: Event, was: ImportState) -> tuple[Import, Change]:
        """``job``, which ``was`` in that state, begins with ``event``, or waits until it is its turn.

        Raises Conflict when too many wait.
        """
        queue, things, facts = self._freed(self.imports.queue(job.community))
        queue = queue.joined(job.id, self.now())
        first = queue.running == job.id
        joining = replace(job, queued=not first)
        said = self._fact(joining, event if first else Event.IMPORT_QUEUED)
        fact = replace(said, before={"state": was}, after={"state": joining.state})
        return joining, ((queue, *things), (fact, *facts))

    def nudged(self, community: str) -> Change:
        """What asks again for the one at work, if that was long ago."""
        queue = self.imports.queue(community)
        if not queue.stands_still(self.now()):
            return (), ()
        running = self._at_work(queue)
        if running:
            return (replace(queue, since=self.now()),), (self._fact(running, Event.IMPORT_ADVANCED),)
        queue, things, facts = self._next(queue)
        return (queue, *things), facts

    def _freed(self, queue: ImportQueue) -> tuple[ImportQueue, Sequence[Storable], Sequence[Fact]]:
        """Without one that is gone or rests: then the next one begins."""
        if self._at_work(queue):
            return queue, (), ()
        return self._next(queue)

    def left(self, job: Import) -> Change:
        """``job`` rests: the next one begins. One that began before there was a queue is in nobody's way."""
        queue = self.imports.queue(job.community)
        if queue.running != job.id:
            return (), ()
        queue, things, facts = self._next(queue)
        return (queue, *things), facts

    def _next(self, queue: ImportQueue) -> tuple[ImportQueue, Sequence[Storable], Sequence[Fact]]:
        """The next one begins; past those that are gone or rest."""
        queue = queue.left(self.now())
        while queue.running:
            job = self._found(queue.community, queue.running)
            if job and job.queued:
                begun = replace(job, queued=False)
                return queue, (begun,), (self._fact(begun, Event.IMPORT_ADVANCED, actor=SYSTEM.actor),)
            queue = queue.left(self.now())
        return queue, (), ()

    def _at_work(self, queue: ImportQueue) -> Import | None:
        running = self._found(queue.community, queue.running)
        return running if running and running.state in WORKING else None

    def _found(self, community: str, import_id: str | None) -> Import | None:
        with suppress(NotFound):
            return self.imports.get(community, import_id) if import_id else None
        return None

    def _fact(self, job: Import, event: Event, actor: str = "") -> Fact:
        """That another's import begins is nobody's doing."""
        return Fact(event, import_subject(job.id), job.said, actor)
