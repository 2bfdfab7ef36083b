"""Once a day what we hold of an account is compared with what its marketplace shows; what can be mended is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import CircuitOpen, Conflict, NotYet, Stale, Unavailable
from chalicelib.domain.external.comparison import BACK, LISTED, Stage
from chalicelib.domain.external.differences import gone, own_troubles, shown_otherwise
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.sighting import ENDED
from chalicelib.domain.journal import Event, Fact, account_subject
from chalicelib.usecases.external.account_troubles import told_troubles
from chalicelib.usecases.ports import CallRefused, Commit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.comparison import Comparison
    from chalicelib.domain.external.differences import DifferenceReport
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.external.keep_orders import KeepOrders
    from chalicelib.usecases.ports import (
        Accounts,
        Clock,
        Commits,
        Differences,
        ExternalOrders,
        MarketplaceAccount,
        Patience,
    )

STEP = 25.0
"""Seconds that a step may take: who has fewer left stops here."""

PAGE, SINGLES = 100, 5
"""Orders of ours that a step looks through; those that a step asks for one by one."""


class CompareAccounts(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    differences: Differences
    clients: AccountClients
    keep_orders: KeepOrders
    commits: Commits
    patience: Patience
    now: Clock

    def ask(self, principal: Principal, account: str) -> datetime:
        """One is wanted now. Raises NotFound, Conflict, TooMany, Stale."""
        known = self.accounts.get(principal.community, account)
        if not known.works:
            raise Conflict("account_rests")
        asked = self.differences.comparison(principal.community, account).asked(self.now())
        fact = Fact(Event.COMPARISON_ASKED, account_subject(account), {"account": account, "title": known.title})
        self.commits.commit(principal.community, Commit((asked,), (fact,)))
        return self.now()

    def page(self, principal: Principal, account: str, cursor: str | None, limit: int) -> Page[DifferenceReport]:
        """Raises Invalid for a foreign cursor."""
        return self.differences.page(principal.community, account, cursor, limit)

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable: deliver again. Whom nobody calls for now the clock asks for again."""
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        comparison = self.differences.comparison(entry.community, str(entry.data["account"]))
        now = self.now()
        if account is None or not account.works or account.refuses(now) or not comparison.is_due(now):
            return
        with suppress(Stale, CircuitOpen):  # somebody else was quicker
            comparison = self._compared(account, self._saved(comparison.begun(now)))
            if comparison.goes_on:
                raise NotYet("comparison_goes_on", retry_after=1)

    def _compared(self, account: Account, comparison: Comparison) -> Comparison:
        """As far as it comes now. Whoever is held up leaves the rest for the next one."""
        try:
            with told_troubles(self.commits, account, self.now):
                market = self.clients.of(account)
                comparison = self._further(account, market, comparison)
                while not comparison.is_over and self.patience.remaining() > STEP:
                    comparison = self._further(account, market, comparison)
        except Unavailable:
            with suppress(Stale):
                self._saved(comparison.rested())
            raise
        except CallRefused:  # cursors do not live for ever
            with suppress(Stale):
                self._saved(comparison.listed_anew())
            raise
        return self._ended(account, comparison) if comparison.is_over else self._saved(comparison.rested())

    def _further(self, account: Account, market: MarketplaceAccount, comparison: Comparison) -> Comparison:
        """A step; of one whose last step was done already, none."""
        if comparison.is_over:
            return comparison
        return self._saved(self._step(account, market, comparison).leased(self.now()))

    def _step(self, account: Account, market: MarketplaceAccount, comparison: Comparison) -> Comparison:
        match comparison.stage:
            case Stage.THEIRS:
                return self._theirs(account, market, comparison)
            case Stage.OURS:
                return self._ours(comparison)
        return self._single(account, market, comparison)

    def _theirs(self, account: Account, market: MarketplaceAccount, comparison: Comparison) -> Comparison:
        until = comparison.begun_at or self.now()
        page = market.list(until - LISTED, until, comparison.cursor)
        after = self._taken_over(account, page.sightings, comparison)
        return after.listed([each.order for each in page.sightings], page.cursor)

    def _ours(self, comparison: Comparison) -> Comparison:
        begun = comparison.begun_at or self.now()
        wanted = ExternalFilter(account=comparison.account, since=begun - BACK, until=begun)
        page = self.external.page(comparison.community, wanted, comparison.cursor, PAGE)
        found = [each for order in page.things for each in own_troubles(order, self.now())]
        listed = set(comparison.seen)
        single = [each.order for each in page.things if each.phase not in ENDED and each.order not in listed]
        return comparison.noting(found).looked_through(single, page.cursor)

    def _single(self, account: Account, market: MarketplaceAccount, comparison: Comparison) -> Comparison:
        """What cannot be asked for there (a refusal) is no difference: it tells everything by itself."""
        some, shown, missing = comparison.single[:SINGLES], [], []
        for number in some:
            with suppress(Conflict):
                sighting = market.read(number)
                if sighting is None:
                    missing.append(number)
                else:
                    shown.append(replace(sighting, order=number))
        orders = (self.external.find(account.community, account.id, number) for number in missing)
        noted = comparison.noting([gone(order) for order in orders if order])
        return self._taken_over(account, shown, noted).asked_for(some)

    def _taken_over(self, account: Account, shown: Sequence[Sighting], comparison: Comparison) -> Comparison:
        """Noted first, since what was taken over is no difference any more for whoever does the step again."""
        now = self.now()
        known = ((each, self.external.find(account.community, account.id, each.order)) for each in shown)
        found = [difference for each, order in known if (difference := shown_otherwise(order, each, now))]
        noted = comparison.noting(found)
        if noted != comparison:
            noted = self._saved(noted)
        return noted.mending({each.order for each in shown if self._kept(account, each)})

    def _kept(self, account: Account, sighting: Sighting) -> bool:
        """As a poll does; whether we say then what they show."""
        with suppress(Conflict):
            kept = self.keep_orders.keep_or_say(account, sighting)
            return kept is not None and kept.after.phase is sighting.phase
        return False

    def _ended(self, account: Account, comparison: Comparison) -> Comparison:
        """The report and the end of the comparison are one commit."""
        now = self.now()
        report, ended = comparison.report(account.title, now), comparison.ended(now)
        told = {"compared": report.compared, "found": report.total, "mended": report.mended}
        data = {"account": account.id, "title": account.title, **told}
        fact = Fact(Event.DIFFERENCES_FOUND, account_subject(account.id), data)
        self.commits.commit(account.community, Commit((ended,), (fact,), once=(report,)))
        return replace(ended, version=ended.version + 1)

    def _saved(self, comparison: Comparison) -> Comparison:
        self.commits.commit(comparison.community, Commit((comparison,)))
        return replace(comparison, version=comparison.version + 1)
