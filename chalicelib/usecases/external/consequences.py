"""What follows from a change of a marketplace's order, in the same commit: stock, our own order, its buyer."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Identity
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.knowing import known_by
from chalicelib.domain.external.mirroring import following, mirrored, released, stock_moves
from chalicelib.domain.external.reserving import lowered
from chalicelib.domain.external.rule import ACTOR
from chalicelib.domain.journal import Event, Fact, buyer_subject, external_subject, order_subject
from chalicelib.usecases.offer_stock import given_back, taken
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.external.parts import Change, Parts
    from chalicelib.usecases.ports import Buyers, Clock, CounterUpdate, NewId, Orders
    from chalicelib.usecases.ports.commits import Storable


class Joined(Struct, frozen=True):
    """Who orders: ``person``; ``saved`` is what is new of him, ``unchanged`` what must still be so.

    ``known`` is he as he was before, None for a new one.
    """

    person: Buyer
    saved: tuple[Storable, ...] = ()
    unchanged: tuple[Storable, ...] = ()
    known: Buyer | None = None

    @property
    def moved(self) -> bool:
        return self.known is not None and self.known.region != self.person.region


class Consequences(Struct, frozen=True):
    orders: Orders
    buyers: Buyers
    parts: Parts
    now: Clock
    new_id: NewId

    def commit(
        self,
        account: Account,
        before: ExternalOrder | None,
        after: ExternalOrder,
        facts: Sequence[Fact],
        *,
        moves: bool = False,
        parent: Change | None = None,
    ) -> Commit:
        """``moves``: its buyer goes to the region of the order, when that becomes an order of ours.

        ``parent``: pieces of that went on in this one, which has its order of ours or one of its own.

        Raises NotFound, Unavailable; Full, when it is committed, of an offer that has not so many pieces.
        """
        after = released(after)
        facts = (*facts, *_lowered(before, after))
        if after.number:
            others = [(parent[0], released(parent[1]))] if parent else []
            return self._following(account, [(before, after), *others], facts)
        counter_updates = _moves(account, [(before, after)])
        if not any(line.decision is Decision.ACCEPTED for line in after.lines):
            return Commit((after,), facts, counter_updates=counter_updates)
        joined = self.buyer_of(after, moves=moves)
        commit = self._placed(account, after, joined, facts)
        return replace(commit, counter_updates=counter_updates)

    def _following(
        self, account: Account, changes: Sequence[tuple[ExternalOrder | None, ExternalOrder]], facts: Sequence[Fact]
    ) -> Commit:
        """Our order is read before those that it follows: whoever changes one of them meanwhile changes it, too."""
        saved = tuple(after for _, after in changes)
        commit = Commit(saved, facts, counter_updates=_moves(account, changes))
        for number, shown in {each.number: each for each in reversed(saved) if each.number}.items():
            ours = self.orders.get(shown.community, number)
            changed = following(ours, self.parts.family(shown, saved), self.now())
            if changed is not ours:
                said = _said(Event.EXTERNAL_FOLLOWED, shown, changed)
                commit = replace(commit, save=(*commit.save, changed), facts=(*commit.facts, said))
        return commit

    def _placed(self, account: Account, after: ExternalOrder, joined: Joined, facts: Sequence[Fact]) -> Commit:
        """Its place is taken once: of two who place it at the same moment one is Stale."""
        number = str(self.orders.take_numbers(after.community, 1)[0])
        after = replace(after, number=number, buyer_id=joined.person.id)
        ours = mirrored(after, account, number=number, buyer=joined.person.id, now=self.now())
        said = [_said(Event.EXTERNAL_PLACED, after, ours, by=_rule_of(after))]
        if joined.moved:
            data = {"buyer": joined.person.id, "account": after.account, "order": after.order}
            said.append(Fact(Event.BUYER_MOVED, buyer_subject(joined.person.id), data))
        saved = (after, ours, *joined.saved)
        return Commit(saved, (*facts, *said), unchanged=joined.unchanged)

    def buyer_of(self, order: ExternalOrder, *, moves: bool) -> Joined:
        """The one who is known by the first of what tells of him, or a new one; nobody whose data was erased."""
        by = known_by(order)
        found = self.buyers.by_identities(order.community, by.identities)
        person = next((found[key] for key in by.identities if key in found and not found[key].forgotten), None)
        if person is None and by.phone:
            people = self.buyers.many(order.community, self.buyers.of_phone(order.community, by.phone))
            person = next((each for each in people.values() if each.phone == by.phone and not each.forgotten), None)
        free = tuple(key for key in by.identities if key not in found)
        if person is None:
            new = Buyer(
                id=self.new_id(),
                community=order.community,
                ok_id="",
                name=by.name,
                phone=by.phone,
                identities=free,
                region=order.region,
            )
            return Joined(new, (new, *_identities(new, free)))
        region = order.region if moves and order.region else person.region
        after = replace(person, identities=(*person.identities, *free), region=region)
        if after == person:
            return Joined(person, unchanged=(person,), known=person)
        return Joined(after, (after, *_identities(after, free)), known=person)


def _identities(person: Buyer, keys: Sequence[str]) -> Sequence[Identity]:
    return [Identity(person.community, key, person.id) for key in keys]


def _moves(account: Account, changes: Sequence[tuple[ExternalOrder | None, ExternalOrder]]) -> Sequence[CounterUpdate]:
    """Of an offer once: what goes from one order to another moves nothing."""
    pieces = Counter[str]()
    for move in chain.from_iterable(stock_moves(before, after) for before, after in changes):
        pieces[move.offer] += move.pieces
    return [
        taken(offer, count, account.reserve) if count > 0 else given_back(offer, -count)
        for offer, count in pieces.items()
        if count
    ]


def _lowered(before: ExternalOrder | None, after: ExternalOrder) -> Sequence[Fact]:
    """What a worker tells suppliers."""
    subject = external_subject(after.place)
    where = {"account": after.account, "order": after.order}
    return [
        Fact(
            Event.RESERVATION_LOWERED,
            subject,
            {
                **where,
                "supplier": each.reservation.supplier,
                "offer": each.reservation.offer,
                "price": each.reservation.price,
                "currency": each.reservation.currency,
                "key": each.reservation.key,
                "pieces": each.pieces,
            },
        )
        for each in lowered(before, after)
    ]


def _rule_of(order: ExternalOrder) -> str:
    """What has accepted it just now; a person who decides is at work himself, a rule is so through a worker."""
    accepted = (line.decided_by for line in order.lines if line.decision is Decision.ACCEPTED)
    return next((by for by in accepted if by.startswith(ACTOR)), "")


def _said(event: Event, order: ExternalOrder, ours: Order, by: str = "") -> Fact:
    data = {
        "number": ours.number,
        "buyer": ours.buyer,
        "account": order.account,
        "order": order.order,
        "total": ours.total,
    }
    return Fact(event, order_subject(ours.number), data, actor=by)
