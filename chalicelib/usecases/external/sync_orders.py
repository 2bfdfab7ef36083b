"""What a marketplace pushed a hint of is read from it: what it shows then is the truth."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet, Stale
from chalicelib.domain.external.account_addresses import ended_addresses, heard_at
from chalicelib.domain.external.account_state import HEARD_WITHIN
from chalicelib.usecases.external.account_troubles import told_troubles
from chalicelib.usecases.ports import CallRefused, Commit
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.external.keep_orders import KeepOrders
    from chalicelib.usecases.ports import Accounts, Clock, Commits, PushedOrders

APPEARS_WITHIN = timedelta(minutes=10)
"""A marketplace may push before it shows the order: for so long it is asked again. Then the polls are left."""

LOOK_AGAIN = 30
"""Seconds."""


class SyncOrders(Struct, frozen=True):
    accounts: Accounts
    clients: AccountClients
    pushed: PushedOrders
    keep_orders: KeepOrders
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable, Stale: deliver again."""
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        if account is None or account.removed_at:
            return
        number = str(entry.data["order"])
        if account.paused_at:
            self._keep_told(account, number, entry)
            return
        with told_troubles(self.commits, account, self.now):
            sighting = self._read(account, number, entry)
            if sighting is None:
                self._missing(entry)
                return
            kept = self.keep_orders.keep_or_say(account, replace(sighting, order=number))
        if not entry.data.get("again"):
            self._heard(account, entry, brought=kept is not None and kept.after.seen_at >= entry.at)

    def give_up(self, entry: Entry) -> None:
        """Nobody could be asked for days. The polls find it where there is a list; what a signed push told is kept."""
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        if account and not account.removed_at:
            self._keep_told(account, str(entry.data["order"]), entry)

    def _read(self, account: Account, number: str, entry: Entry) -> Sighting | None:
        """What it shows; of one that cannot be asked, what its signed push said."""
        try:
            return self.clients.of(account, number).read(number)
        except CallRefused:
            return self._told(account, entry)

    def _keep_told(self, account: Account, number: str, entry: Entry) -> None:
        """Nobody is asked for one that rests, but what its signed push told may be all that is ever heard of an order.

        All others it is asked for when it rests no more.
        """
        if told := self._told(account, entry):
            self.keep_orders.keep_or_say(account, replace(told, order=number))

    def _told(self, account: Account, entry: Entry) -> Sighting | None:
        """A status that its owner gave a meaning to is more than the type of a push."""
        pushed = self.pushed.find(account.community, account.id, str(entry.data.get("received", "")))
        if pushed is None:
            return None
        meant = self.clients.phases_of(account).get(pushed.sighting.status) if pushed.claimed else None
        return replace(pushed.sighting, phase=meant) if meant else pushed.sighting

    def _heard(self, account: Account, entry: Entry, *, brought: bool) -> None:
        """Pushes come, if they were taken for suspended, too: those of a new address end the ones before it."""
        with suppress(Stale):
            retry_on_stale_from(
                account,
                lambda: self.accounts.find(account.community, account.id) or account,
                lambda known: self._note(known, entry, brought=brought),
            )

    def _note(self, account: Account, entry: Entry, *, brought: bool) -> None:
        """``brought``: an order that nobody knew before the push, whoever kept it then: he may have died over it."""
        known, generation = account.state, entry.data.get("generation")
        became = heard_at(account, generation) if isinstance(generation, int) else account
        heard = _lately(known.received_at, entry) and (not brought or _lately(known.brought_at, entry))
        if heard and known.silent_since is None and became is account:
            return
        brought_at = entry.at if brought else known.brought_at
        after = replace(became.state, received_at=entry.at, silent_since=None, brought_at=brought_at)
        self.commits.commit(account.community, Commit((after,), remove=ended_addresses(account, became)))

    def _missing(self, entry: Entry) -> None:
        if self.now() - entry.at < APPEARS_WITHIN:
            raise NotYet("external_order_unseen", retry_after=LOOK_AGAIN)


def _lately(known: datetime | None, entry: Entry) -> bool:
    return known is not None and entry.at - known < HEARD_WITHIN
