"""What was decided is told the marketplace: asked before, claimed, said once, believed when it shows."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet, Stale, Unavailable
from chalicelib.domain.external.pushing import (
    SHOWS_WITHIN,
    Telling,
    failed,
    is_hopeless,
    is_late,
    is_ready,
    next_telling,
    not_sent,
    sent,
    waits_until,
)
from chalicelib.domain.external.reserving import unreserved
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.external.account_troubles import LATER, told_troubles
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, Commit, Refusing

if TYPE_CHECKING:
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.external.account_clients import AccountClients
    from chalicelib.usecases.external.keep_orders import KeepOrders
    from chalicelib.usecases.external.reserve_goods import ReserveGoods
    from chalicelib.usecases.ports import Accounts, Clock, Commits, ExternalOrders, MarketplaceAccount

MOVED = "order_moved"
"""It is past what we wanted: what it shows tells whether that is what we wanted."""


class PushDecisions(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    clients: AccountClients
    keep_orders: KeepOrders
    reserve_goods: ReserveGoods
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        """Raises NotYet, Unavailable, Stale: deliver again, until the marketplace shows what was decided.

        First goods of suppliers are reserved; of an order that they will not keep nothing is told.
        While the marketplace does not answer, or does not let the account in, nothing counts as a try: the time does.
        """
        account = self.accounts.find(entry.community, str(entry.data["account"]))
        order = self.external.find(entry.community, str(entry.data["account"]), str(entry.data["order"]))
        if account is None or order is None or account.removed_at:
            return
        if not is_ready(order) and not unreserved(order):
            return
        self._wait(order)
        try:
            if account.paused_at:
                raise NotYet("account_rests", retry_after=LATER)
            order = self.reserve_goods.reserve(order)
            if not is_ready(order):
                return
            with told_troubles(self.commits, account, self.now):
                self._push(account, self.clients.of(account, order.order), order)
        except Unavailable:
            if not self._ended(entry):
                raise

    def give_up(self, entry: Entry) -> None:
        """Nobody tries any more: it is said where it is looked for."""
        order = self.external.find(entry.community, str(entry.data["account"]), str(entry.data["order"]))
        order = self.reserve_goods.give_up(order) if order else None
        telling = next_telling(order) if order else None
        if order and telling:
            self._failed(order, telling, "push_given_up")

    def _ended(self, entry: Entry) -> bool:
        """Whether it was wanted for so long that a person has to look: then it is said, whoever is to be told."""
        order = self.external.get(entry.community, str(entry.data["account"]), str(entry.data["order"]))
        telling = next_telling(order)
        if telling is None or not is_late(order, telling, self.now()):
            return False
        self._failed(order, telling, "push_given_up")
        return True

    def _wait(self, order: ExternalOrder) -> None:
        if until := waits_until(order, self.now()):
            raise NotYet("push_waits", retry_after=max(math.ceil((until - self.now()).total_seconds()), 1))

    def _push(self, account: Account, market: MarketplaceAccount, order: ExternalOrder) -> None:
        try:
            sighting = market.read(order.order)
        except CallRefused as refusal:
            self._refused(order, refusal)
            return
        if sighting is None:
            raise Unavailable("external_order_unseen", retry_after=60)
        self.keep_orders.keep_or_say(account, replace(sighting, order=order.order))
        order = self.external.get(order.community, order.account, order.order)
        telling = next_telling(order) if is_ready(order) else None
        if telling is None:
            return
        if is_hopeless(order, telling, self.now()):
            self._failed(order, telling, "push_given_up")
            return
        self._tell(market, sighting, self._saved(sent(order, telling, self.now())), telling)
        raise NotYet("push_waits", retry_after=int(SHOWS_WITHIN.total_seconds()))

    def _tell(self, market: MarketplaceAccount, sighting: Sighting, order: ExternalOrder, telling: Telling) -> None:
        """Where the answer was lost it stays sent: what the marketplace shows next decides."""
        try:
            _said(market, replace(sighting, extra={**order.extra, **sighting.extra}), telling)
        except CallRefused as refusal:
            if refusal.reason != MOVED:
                self._failed(order, telling, refusal.reason, refusal.said)
                raise NotYet("push_waits") from None
        except AnswerLost:
            raise
        except (Unavailable, AccountRefused) as trouble:
            problem = "account_refused" if isinstance(trouble, AccountRefused) else trouble.reason
            with suppress(Stale):
                self._saved(not_sent(order, telling, problem))
            raise

    def _refused(self, order: ExternalOrder, refusal: CallRefused) -> None:
        """It cannot even be asked for: nothing is told unseen, and nobody waits for days to hear of it."""
        telling = next_telling(order)
        if telling:
            self._failed(order, telling, refusal.reason, refusal.said)

    def _failed(self, order: ExternalOrder, telling: Telling, problem: str, said: str = "") -> None:
        data = {"account": order.account, "order": order.order, "problem": problem, "lines": list(telling.keys)}
        fact = Fact(Event.EXTERNAL_PUSHED, external_subject(order.place), data)
        self.commits.commit(order.community, Commit((failed(order, telling, problem, said),), (fact,)))

    def _saved(self, order: ExternalOrder) -> ExternalOrder:
        self.commits.commit(order.community, Commit((order,)))
        return replace(order, version=order.version + 1)


def _said(market: MarketplaceAccount, sighting: Sighting, telling: Telling) -> None:
    if telling.accept is not None:
        market.accept(sighting, telling.accept)
    else:
        market.refuse(sighting, Refusing(telling.reason, telling.text, telling.refuse))
