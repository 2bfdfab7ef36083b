"""Marketplaces are asked by the clock: for those that push the net under the pushes, for the others the only way."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotYet, Stale, Unavailable
from chalicelib.domain.journal import Event, Fact, account_subject
from chalicelib.usecases.external.account_troubles import told_troubles
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.poll import Poll
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.external.keep_orders import KeepOrders, Kept
    from chalicelib.usecases.ports import (
        Accounts,
        AccountSecrets,
        Clock,
        Commits,
        MarketplaceAccount,
        Marketplaces,
        Patience,
        Polls,
        SightingPage,
    )

LATE = timedelta(minutes=10)
"""A push that has not come by then does not come."""

SILENCE = timedelta(hours=1)
"""Whoever pushed something in this while pushes."""

STEP = 25.0
"""Seconds that a page may take, with all that is kept of it: who has fewer left stops here."""


class PollAccounts(Struct, frozen=True):
    accounts: Accounts
    polls: Polls
    secrets: AccountSecrets
    marketplaces: Marketplaces
    keep_orders: KeepOrders
    commits: Commits
    patience: Patience
    now: Clock

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable: deliver again."""
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        poll = self.polls.get(entry.community, str(entry.data["account"]))
        if account is None or not account.works or not poll.is_due(self.now()):
            return
        with suppress(Stale):  # somebody else was quicker
            poll = self._saved(poll.begun(self.now()))
            poll = self._polled(account, poll)
        if poll.is_due(self.now()):
            raise NotYet("poll_goes_on", retry_after=1)

    def _polled(self, account: Account, poll: Poll) -> Poll:
        """As far as it comes now. Whoever is held up leaves the window for the next one to go on with."""
        with told_troubles(self.commits, account, self.now):
            market = self.marketplaces.of(account, self.secrets.get(account.community, account.id))
            while self.patience.remaining() > STEP:
                poll = self._page(account, market, poll)
                if poll.cursor is None:
                    return self._ended(account, poll)
        return self._saved(poll.rested())

    def _page(self, account: Account, market: MarketplaceAccount, poll: Poll) -> Poll:
        try:
            page = market.list(poll.since(self.now()), poll.until or self.now(), poll.cursor)
            found = self._kept(account, page)
        except Unavailable:
            self._saved(poll.rested())
            raise
        return self._saved(poll.advanced(page.cursor, found, self.now()))

    def _kept(self, account: Account, page: SightingPage) -> int:
        """How many of them pushes should have brought. One that cannot be kept does not stop the rest."""
        missed = 0
        for sighting in page.sightings:
            with suppress(Invalid, Conflict):
                missed += _is_missed(account, self.keep_orders.keep(account, sighting), self.now())
        return missed

    def _ended(self, account: Account, poll: Poll) -> Poll:
        ended = self._saved(poll.ended(account.marketplace, self.now()))
        known = self.accounts.find(account.community, account.id)
        if known:
            with suppress(Stale):  # its owner changes it: the next poll says the same
                self.commits.commit(known.community, _looked_through(known, poll.found, self.now()))
        return ended

    def _saved(self, poll: Poll) -> Poll:
        self.commits.commit(poll.community, Commit((poll,)))
        return replace(poll, version=poll.version + 1)


def _is_missed(account: Account, kept: Kept, now: datetime) -> bool:
    """New to us, though it was placed after the connection, and long enough ago for a push to have come."""
    new = kept.before is None and account.pushes
    return new and account.connected_at <= kept.after.placed_at <= now - LATE


def _looked_through(account: Account, found: int, now: datetime) -> Commit:
    """Where a poll found what no push had brought, and none came lately, pushes are taken for suspended."""
    after = replace(account, polled_at=now, found_at=now if found else account.found_at)
    heard = account.received_at is not None and now - account.received_at < SILENCE
    if not found or heard or account.silent_since:
        return Commit((after,))
    data = {"account": account.id, "title": account.title, "found": found}
    fact = Fact(Event.ACCOUNT_SILENT, account_subject(account.id), data)
    return Commit((replace(after, silent_since=now),), (fact,))
