"""By the clock: every community's jobs are put into their queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.journal import Entry, Event, community_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Clock, Communities, JobQueue, NewId

AT_ONCE = 500
"""Rows of communities that a step looks at: it asks for some hundreds of jobs at the most."""


class EnqueueScheduled(Struct, frozen=True):
    """The rest of the communities is a job too, which no community asks for. Those that are closed do nothing."""

    communities: Communities
    jobs: JobQueue
    now: Clock
    new_id: NewId

    def enqueue(self, jobs: Sequence[str], after: str | None = None) -> None:
        """Ask for these jobs of every community; one that gets lost comes with the next tick.

        The rest is asked for last: a step that comes again, since its queue took it in part, asks for it once.
        """
        page = self.communities.page(after, AT_ONCE)
        self.jobs.ask([self._job(each.id, job) for each in page.things if not each.is_closed for job in jobs])
        if page.cursor:
            self.jobs.ask([self._job("", Event.COMMUNITIES_DUE, jobs=list(jobs), after=page.cursor)])

    def run(self, entry: Entry) -> None:
        jobs, after = entry.data["jobs"], entry.data.get("after")
        self.enqueue([str(each) for each in jobs] if isinstance(jobs, list) else [], str(after) if after else None)

    def _job(self, community: str, job: str, **data: object) -> Entry:
        """No request began it: what follows from it is known by its own id."""
        name, subject = self.new_id(), community_subject(community)
        return Entry(
            id=name,
            community=community,
            subject=subject,
            event=job,
            at=self.now(),
            actor=SYSTEM.actor,
            data=data,
            correlation=name,
        )
