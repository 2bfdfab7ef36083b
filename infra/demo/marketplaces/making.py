"""Makes all of it, each thing after it was looked for: killed half-way, it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.journal import Entry, Event, account_subject
from infra.demo.marketplaces import accounts, price_lists, rules, suppliers
from infra.demo.marketplaces.orders import Manager, wishes
from infra.demo.marketplaces.played import Played

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account

IMPATIENT, USUAL = {"interval": 0, "delay": 0}, {"interval": 3, "delay": 2}
"""How often ZZAP may be called, and how late it shows a change, in seconds: nobody waits for that at a first start."""


class Marketplaces(Struct, frozen=True):
    """``owner`` connects, ``manager`` decides: each comes before he acts."""

    kabinet: Container
    owner: Callable[[], Principal]
    manager: Callable[[], Principal]
    sandbox: str
    now: datetime

    def make(self) -> None:
        played = Played(self.sandbox)
        played.ask("zzap/settings", IMPATIENT)
        try:
            self._make(played)
        finally:
            played.ask("zzap/settings", USUAL)

    def _make(self, played: Played) -> None:
        owner = self.owner()
        known = accounts.connect(self.kabinet, owner, played, self.now)
        for account in known.values():
            accounts.listen(self.kabinet, owner, played, account)
        suppliers.connect(self.kabinet, owner, played)
        manager = self.manager()
        price_lists.make(self.kabinet, manager)
        rules.make(self.kabinet, manager)
        self._order(played, known)
        for account in known.values():
            self._poll(account)
        self._decide(Manager(self.kabinet, manager, played), known)

    def _order(self, played: Played, known: Mapping[str, Account]) -> None:
        for name, account in known.items():
            there = played.orders(account.marketplace, account.seller)
            for wish in wishes():
                if wish.account == name and wish.mark not in there:
                    ago = wish.hours_ago
                    at = None if ago is None else self.now - timedelta(hours=ago)
                    played.make(account.marketplace, wish.wish, account.seller, at)

    def _poll(self, account: Account) -> None:
        """As the clock has it done; one that was polled lately is left to the clock."""
        job = Entry(
            id=f"demo-{account.id}",
            community=account.community,
            subject=account_subject(account.id),
            event=Event.POLL_DUE,
            at=self.now,
            actor=SYSTEM.actor,
            data={"account": account.id},
        )
        self.kabinet.external.poll.run(job)

    def _decide(self, manager: Manager, known: Mapping[str, Account]) -> None:
        for name, account in known.items():
            there = manager.played.orders(account.marketplace, account.seller)
            for wish in wishes():
                if wish.account == name and wish.mark in there:
                    manager.decide(wish, account, there[wish.mark])
