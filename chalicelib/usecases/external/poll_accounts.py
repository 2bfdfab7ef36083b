"""Marketplaces are asked by the clock: for those that push the net under the pushes, for the others the only way."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import CircuitOpen, Conflict, NotYet, Stale, Unavailable
from chalicelib.domain.external.integration_log import Direction, LogFilter
from chalicelib.domain.external.polled import SILENCE, polled
from chalicelib.domain.journal import Event, Fact, account_subject
from chalicelib.usecases.external.account_troubles import told_troubles
from chalicelib.usecases.ports import CallRefused, Commit
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.account_state import AccountState
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.poll import Poll
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.external.keep_orders import KeepOrders
    from chalicelib.usecases.ports import (
        Accounts,
        Clock,
        Commits,
        IntegrationLog,
        MarketplaceAccount,
        Patience,
        Polls,
        SightingPage,
    )

LATE = timedelta(minutes=10)
"""A push that has not come by then does not come."""

LOOKED_THROUGH = 50
"""Pushes of which one of an order is looked for."""

STEP = 25.0
"""Seconds that a page may take, with all that is kept of it: who has fewer left stops here."""


class PollAccounts(Struct, frozen=True):
    accounts: Accounts
    polls: Polls
    clients: AccountClients
    keep_orders: KeepOrders
    log: IntegrationLog
    commits: Commits
    patience: Patience
    now: Clock

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable: deliver again. Whom nobody calls for now the clock asks for again."""
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        poll = self.polls.get(entry.community, str(entry.data["account"]))
        if account is None or not account.works or not poll.is_due(self.now()):
            return
        with suppress(Stale, CircuitOpen):  # somebody else was quicker
            poll = self._saved(poll.begun(self.now()))
            poll = self._polled(account, poll)
        if poll.is_due(self.now()):
            raise NotYet("poll_goes_on", retry_after=1)

    def _polled(self, account: Account, poll: Poll) -> Poll:
        """As far as it comes now. Whoever is held up leaves the window for the next one to go on with."""
        with told_troubles(self.commits, account, self.now):
            market = self.clients.of(account)
            poll = self._page(account, market, poll)
            while poll.cursor is not None and self.patience.remaining() > STEP:
                poll = self._page(account, market, poll)
        return self._saved(poll.rested()) if poll.cursor is not None else self._ended(account, poll)

    def _page(self, account: Account, market: MarketplaceAccount, poll: Poll) -> Poll:
        try:
            page = market.list(poll.since(self.now()), poll.until or self.now(), poll.cursor)
            found = self._kept(account, market, page, poll)
        except Unavailable:
            self._saved(poll.rested())
            raise
        except CallRefused:  # cursors do not live for ever
            self._saved(poll.begun_anew())
            raise
        listed = len(page.sightings)
        advanced = poll.advanced(page.cursor, self.now(), found=found, listed=listed, asked=page.asked)
        return advanced if page.cursor is None else self._saved(advanced)

    def _kept(self, account: Account, market: MarketplaceAccount, page: SightingPage, poll: Poll) -> int:
        """How many of them pushes should have brought. One that cannot be kept is said, and does not stop the rest.

        A page that is read again after somebody died over it counts as the first time.
        """
        missed = 0
        for sighting in page.sightings:
            with suppress(Conflict):
                shown = self._whole(account, market, sighting) if sighting.order in page.partial else sighting
                kept = self.keep_orders.keep_or_say(account, shown)
                if kept and poll.has_found(kept.after) and _is_missed(account, kept.after, self.now()):
                    missed += 1
        return missed

    def _whole(self, account: Account, market: MarketplaceAccount, sighting: Sighting) -> Sighting:
        """A new one is read by itself: its buyer is to be known before anybody decides."""
        if self.keep_orders.knows(account, sighting.order):
            return sighting
        with suppress(CallRefused):
            return market.read(sighting.order) or sighting
        return sighting

    def _ended(self, account: Account, poll: Poll) -> Poll:
        """What the account says of it is said with it, though a push may just be written down there."""
        ended = poll.ended(account.marketplace, self.now())

        def save() -> None:
            known = self.accounts.find(account.community, account.id) or account
            after = polled(known, poll, self.now(), waits=self._waits(known, poll))
            self.commits.commit(account.community, _looked_through(known, after, ended, poll))

        retry_on_stale(save)
        return replace(ended, version=ended.version + 1)

    def _waits(self, account: Account, poll: Poll) -> bool:
        """Whether something was pushed lately, read or not: asked only where polls found what nobody had told of."""
        if not poll.found:
            return False
        lately = LogFilter(account.id, Direction.INCOMING, since=self.now() - SILENCE)
        pushes = self.log.page(account.community, lately, None, LOOKED_THROUGH).things
        return any(each.tells_of_order for each in pushes)

    def _saved(self, poll: Poll) -> Poll:
        self.commits.commit(poll.community, Commit((poll,)))
        return replace(poll, version=poll.version + 1)


def _is_missed(account: Account, order: ExternalOrder, now: datetime) -> bool:
    """Whether it was placed after the connection, and long enough ago for a push to have come."""
    return account.pushes and account.connected_at <= order.placed_at <= now - LATE


def _looked_through(account: Account, after: AccountState, ended: Poll, poll: Poll) -> Commit:
    """Where a poll found what no push had brought, or shows nothing of what they brought, the owner is told."""
    before = account.state
    data = {"account": account.id, "title": account.title}
    told: list[Mapping[str, object]] = []
    if after.silent_since and not before.silent_since:
        told.append({**data, "source": "pushes", "found": poll.found})
    if after.unlisted_since and not before.unlisted_since:
        told.append({**data, "source": "polls"})
    facts = [Fact(Event.ACCOUNT_SILENT, account_subject(account.id), each) for each in told]
    return Commit((ended, after), facts)
