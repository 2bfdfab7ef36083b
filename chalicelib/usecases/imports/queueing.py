"""Whose turn it is among the imports of a community."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from chalicelib.domain.import_queue import LOST_AFTER, ImportQueue
from chalicelib.domain.imports import WORKING, Import
from chalicelib.domain.journal import SYSTEM, Entry, Event, import_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Clock, Imports, NewId
    from chalicelib.usecases.ports.commits import Storable

Change = tuple["Sequence[Storable]", "Sequence[Entry]"]
"""What is saved, and what the journal says of it."""


class ImportQueueing(Struct, frozen=True):
    """An import joins before its first step of a kind and leaves with the last: both in the commit of that step."""

    imports: Imports
    now: Clock
    new_id: NewId

    def joined(self, job: Import, event: Event, actor: str) -> tuple[Import, Change]:
        """``job`` begins with ``event``, or waits until it is its turn. Raises Conflict when too many wait."""
        queue, things, entries = self._freed(self.imports.queue(job.community))
        queue = queue.joined(job.id, self.now())
        first = queue.running == job.id
        joining = replace(job, queued=not first)
        entry = self._entry(joining, event if first else Event.IMPORT_QUEUED, actor)
        return joining, ((queue, *things), (entry, *entries))

    def _freed(self, queue: ImportQueue) -> tuple[ImportQueue, Sequence[Storable], Sequence[Entry]]:
        """Without one that nothing can move any more: it ends, and the next one begins."""
        running = self._found(queue.community, queue.running)
        if running and running.state in WORKING and self.now() - (queue.since or self.now()) < LOST_AFTER:
            return queue, (), ()
        lost = running.broken() if running and running.state in WORKING else None
        queue, following = self._next(queue)
        ended = [(lost, Event.IMPORT_FAILED)] if lost else []
        moved = [*ended, *([(following, Event.IMPORT_ADVANCED)] if following else [])]
        return queue, [job for job, _ in moved], [self._entry(job, event, SYSTEM) for job, event in moved]

    def left(self, job: Import) -> Change:
        """``job`` rests: the next one begins. One that began before there was a queue is in nobody's way."""
        queue = self.imports.queue(job.community)
        if queue.running != job.id:
            return (), ()
        queue, following = self._next(queue)
        if following is None:
            return (queue,), ()
        return (queue, following), (self._entry(following, Event.IMPORT_ADVANCED, SYSTEM),)

    def _next(self, queue: ImportQueue) -> tuple[ImportQueue, Import | None]:
        """Past those that are gone or rest."""
        queue = queue.left(self.now())
        while queue.running:
            job = self._found(queue.community, queue.running)
            if job and job.queued:
                return queue, replace(job, queued=False)
            queue = queue.left(self.now())
        return queue, None

    def _found(self, community: str, import_id: str | None) -> Import | None:
        with suppress(NotFound):
            return self.imports.get(community, import_id) if import_id else None
        return None

    def _entry(self, job: Import, event: Event, actor: str) -> Entry:
        data = {"state": job.state, "done": job.done, "purchase": job.purchase}
        return Entry(self.new_id(), job.community, import_subject(job.id), event, self.now(), actor, data)
