"""Reminders are found by the clock: once for every purchase whose moment has come."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Repeated, Stale
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.notices.reminders import Reminder, due, mark_of, reminded
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.ports import Clock, Commit, Commits, Communities, JobQueue, NewId, Purchases

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.purchases.purchase import Purchase


class FindReminders(Struct, frozen=True):
    """Once an hour: whose moment has come. A purchase remembers what it has reminded of.

    A step looks at some purchases; the rest is one more job, for which nothing has to be committed.
    """

    communities: Communities
    purchases: Purchases
    jobs: JobQueue
    commits: Commits
    now: Clock
    new_id: NewId

    def run(self, entry: Entry) -> None:
        zone = self.communities.get(entry.community).zone
        some = self.purchases.after(entry.community, str(entry.data.get("after", "")), CHUNK)
        for purchase in some:
            latest = purchase if purchase.counted and purchase.debts_counted else self._count(purchase)
            for kind in due(purchase.terms, zone, self.now()):
                latest = self._begin(latest, kind)
        if len(some) == CHUNK:
            self.jobs.ask([replace(entry, id=self.new_id(), data={"after": some[-1].id})])

    def _count(self, purchase: Purchase) -> Purchase:
        """One of before there was progress, or debts in it: its orders are asked to be counted, once."""
        counted, subject = replace(purchase, counted=True, debts_counted=True), purchase_subject(purchase.id)
        with suppress(Stale):  # it comes again in an hour
            self.commits.commit(purchase.community, Commit((counted,), (Fact(Event.PROGRESS_SOUGHT, subject),)))
            return replace(counted, version=counted.version + 1)
        return purchase

    def _begin(self, purchase: Purchase, kind: Reminder) -> Purchase:
        """The purchase as it is afterwards, for the next reminder."""
        mark = mark_of(kind, purchase.terms)
        if mark in purchase.reminded:
            return purchase
        marked = reminded(purchase, mark)
        data = {"kind": kind, "mark": mark, "terms": purchase.terms.revision}
        subject = purchase_subject(purchase.id)
        fact = Fact(Event.REMINDERS_DUE, subject, data)
        with suppress(Repeated, Stale):  # it comes again in an hour
            commit = Commit((marked,), (fact,), idempotency_key=f"{subject}/remind/{mark}")
            self.commits.commit(purchase.community, commit)
            return replace(marked, version=marked.version + 1)
        return purchase
