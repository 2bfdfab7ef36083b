"""What a marketplace shows is kept: by whoever asked for it, as often as it is shown, in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.external_order import Decision, ExternalOrder
from chalicelib.domain.external.seeing import first_seen, seen_again
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.external.decisions import decided_fact
from chalicelib.usecases.external.meet_sales import joined_fact
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalLine
    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.external.meet_sales import MeetSales, Met
    from chalicelib.usecases.external.parts import Carried, Parts
    from chalicelib.usecases.external.unkept_orders import UnkeptOrders
    from chalicelib.usecases.ports import Accounts, Clock, Commit, Commits, ExternalOrders


class Kept(Struct, frozen=True):
    """``before`` is None for an order that nobody had told of; ``after`` is ``before`` when there was nothing new."""

    before: ExternalOrder | None
    after: ExternalOrder

    @property
    def changed(self) -> bool:
        return self.before is not self.after


class KeepOrders(Struct, frozen=True):
    orders: ExternalOrders
    consequences: Consequences
    accounts: Accounts
    meet_sales: MeetSales
    parts: Parts
    unkept: UnkeptOrders
    commits: Commits
    now: Clock

    def keep(self, account: Account, sighting: Sighting) -> Kept:
        """Raises Stale after some tries, Unavailable."""
        return retry_on_stale(lambda: self._keep(account, sighting))

    def keep_or_say(self, account: Account, sighting: Sighting) -> Kept | None:
        """None for one that cannot be kept: its account says so, and the log why. Raises Stale, Unavailable."""
        try:
            kept = self.keep(account, sighting)
        except Invalid as error:
            self.unkept.say(account, sighting.order, error.reason)
            return None
        self.unkept.forget(account, sighting.order)
        return kept

    def knows(self, account: Account, order: str) -> bool:
        """Raises Unavailable."""
        return self.orders.find(account.community, account.id, order) is not None

    def _keep(self, account: Account, sighting: Sighting) -> Kept:
        before = self.orders.find(account.community, account.id, sighting.order)
        now = self.now()
        seen = seen_again(before, sighting, account, now) if before else first_seen(account, sighting, now)
        carried = self.parts.carry_on(seen)
        if carried.order is before and carried.parent is None:
            return Kept(before, before)
        met = self.meet_sales.meet(before, carried.order)
        kept = Kept(before, met.order)
        facts = (*_facts(account, kept), *_carried_facts(seen, carried))
        commit = self.consequences.commit(account, before, met.order, facts, parent=carried.parent)
        commit = replace(commit, unchanged=(*commit.unchanged, *carried.unmoved))
        self.commits.commit(account.community, self._together(commit, met))
        return kept

    def _together(self, commit: Commit, met: Met) -> Commit:
        """With what becomes of the order that leads, and with the sale."""
        saved = (met.sale,) if met.sale else ()
        if met.leader is None:
            return replace(commit, save=(*commit.save, *saved))
        before, after = met.leader
        leading = self.accounts.find(after.community, after.account)
        if leading is None:
            return replace(commit, save=(*commit.save, *saved))
        led = self.consequences.commit(leading, before, after, _led_facts(before, after, met.order))
        return replace(
            commit,
            save=(*commit.save, *led.save, *saved),
            facts=(*commit.facts, *led.facts),
            counter_updates=(*commit.counter_updates, *led.counter_updates),
        )


def _facts(account: Account, kept: Kept) -> Sequence[Fact]:
    """What is older than the connection is kept, and is no news."""
    before, after = kept.before, kept.after
    subject = external_subject(after.place)
    data = {"account": after.account, "order": after.order, "phase": after.phase, "status": after.status}
    facts = [Fact(Event.EXTERNAL_CHANGED if before else Event.EXTERNAL_SEEN, subject, data)]
    opened = after.undecided and not (before and before.undecided)
    if opened and after.placed_at >= account.connected_at:
        facts.append(Fact(Event.EXTERNAL_OPENED, subject, data))
    if gone := _lost(before, after):
        facts.append(Fact(Event.EXTERNAL_CANCELLED, subject, {**data, "lines": gone, "number": after.number}))
    return facts


def _led_facts(before: ExternalOrder, after: ExternalOrder, follower: ExternalOrder) -> Sequence[Fact]:
    """That it is followed now, and what was cancelled of it there."""
    facts = [] if follower.place in before.twins else [joined_fact(follower, after.place)]
    if gone := _lost(before, after):
        data = {"account": after.account, "order": after.order, "lines": gone, "number": after.number}
        subject = external_subject(after.place)
        facts.append(Fact(Event.EXTERNAL_CANCELLED, subject, {**data, "phase": after.phase, "status": after.status}))
    return facts


def _carried_facts(seen: ExternalOrder, carried: Carried) -> Sequence[Fact]:
    """The push queue hears of what was decided by it, the journal of its parent."""
    if carried.parent is None:
        return ()
    parent = carried.parent[1]
    data = {"account": parent.account, "order": parent.order, "phase": parent.phase, "status": parent.status}
    facts = [Fact(Event.EXTERNAL_CHANGED, external_subject(parent.place), {**data, "parts": list(parent.parts)})]
    decisions = ([line.decision for line in order.lines] for order in (seen, carried.order))
    return facts if len({*map(tuple, decisions)}) == 1 else [*facts, decided_fact(seen, carried.order)]


def _lost(before: ExternalOrder | None, after: ExternalOrder) -> list[str]:
    """Lines that had been accepted, here or in its parent, and were cancelled by the marketplace.

    Of one whose pieces went on in other orders nothing is left to be lost.
    """
    was = {line.key: line for line in before.lines} if before else {}
    gone = [line for line in after.lines if line.decision is Decision.CANCELLED and line.pieces]
    return [line.key for line in gone if _was_accepted(line, was.get(line.key))]


def _was_accepted(line: ExternalLine, was: ExternalLine | None) -> bool:
    return (was is not None and was.decision is Decision.ACCEPTED) or line.carried > (was.carried if was else 0)
