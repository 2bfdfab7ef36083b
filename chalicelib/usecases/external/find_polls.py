"""By the clock: each account of a community to be polled or compared, by a job of its own; whose key ends."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry, Event, Fact, account_subject
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Accounts, Clock, Commits, JobQueue, NewId


class FindPolls(Struct, frozen=True):
    accounts: Accounts
    jobs: JobQueue
    commits: Commits
    now: Clock
    new_id: NewId
    asks: Event = Event.POLL_DUE

    def run(self, entry: Entry) -> None:
        """Raises Unavailable."""
        now = self.now()
        accounts = self.accounts.list(entry.community)
        for each in accounts:
            if ends := each.end_to_tell(now):
                self._warn(each, ends)
        due = [each for each in accounts if each.works and not each.refuses(now)]
        if due:
            self.jobs.ask([self._job(each) for each in due])

    def _warn(self, account: Account, ends: datetime) -> None:
        """Once for each end; whoever comes second, or finds its state changed, leaves it to the next look."""
        after = replace(account.state, key_told=ends)
        data = {"account": account.id, "title": account.title, "ends": ends.isoformat()}
        fact = Fact(Event.ACCOUNT_KEY_ENDS, account_subject(account.id), data)
        with suppress(Stale):
            self.commits.commit(account.community, Commit((after,), (fact,)))

    def _job(self, account: Account) -> Entry:
        name = self.new_id()
        return Entry(
            id=name,
            community=account.community,
            subject=account_subject(account.id),
            event=self.asks,
            at=self.now(),
            actor=SYSTEM.actor,
            data={"account": account.id},
            correlation=name,
        )
