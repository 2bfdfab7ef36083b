"""By the clock: each account of a community that is to be polled, by a job of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.journal import Entry, Event, account_subject

if TYPE_CHECKING:
    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Accounts, Clock, JobQueue, NewId


class FindPolls(Struct, frozen=True):
    accounts: Accounts
    jobs: JobQueue
    now: Clock
    new_id: NewId

    def run(self, entry: Entry) -> None:
        """Raises Unavailable."""
        now = self.now()
        due = [each for each in self.accounts.list(entry.community) if each.works and not each.refuses(now)]
        if due:
            self.jobs.ask([self._job(each) for each in due])

    def _job(self, account: Account) -> Entry:
        name = self.new_id()
        return Entry(
            id=name,
            community=account.community,
            subject=account_subject(account.id),
            event=Event.POLL_DUE,
            at=self.now(),
            actor=SYSTEM.actor,
            data={"account": account.id},
            correlation=name,
        )
