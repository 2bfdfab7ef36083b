"""Lines of marketplaces are accepted, refused, put aside by people; and taken back while they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.catalogue.offer import place_of
from chalicelib.domain.errors import Conflict, Full, NotFound
from chalicelib.domain.external.deciding import (
    Acceptance,
    Doing,
    Refusal,
    accepted,
    dismissed,
    refused,
    undone,
)
from chalicelib.domain.external.external_order import Bound, ExternalLine, ExternalOrder
from chalicelib.domain.external.pushing import wanted_again
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.domain.versions import check_version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.ports import Accounts, Clock, Commits, ExternalOrders, Offers, PriceLists


class AcceptWish(Struct, frozen=True):
    """Of a line: the ``offer`` that it is bound to, None: to none; ``pieces``, None: all that is wanted."""

    key: str
    offer: str | None = None
    pieces: int | None = None


class Place(Struct, frozen=True):
    """The order that somebody decides on, as he saw it."""

    account: str
    order: str
    version: int


class DecideLines(Struct, frozen=True):
    accounts: Accounts
    external: ExternalOrders
    offers: Offers
    price_lists: PriceLists
    consequences: Consequences
    commits: Commits
    now: Clock

    def accept(self, principal: Principal, place: Place, wishes: Sequence[AcceptWish]) -> ExternalOrder:
        """Raises NotFound, Stale, Invalid, Conflict (``offer_short``: there are not so many of an offer)."""
        bounds = [self._bound(principal.community, wish) for wish in wishes]
        given = [Acceptance(wish.key, wish.pieces, bound) for wish, bound in zip(wishes, bounds, strict=True)]
        return self._decide(principal, place, lambda order: accepted(order, given, self._doing(principal)))

    def refuse(self, principal: Principal, place: Place, keys: Sequence[str], refusal: Refusal) -> ExternalOrder:
        """Raises NotFound, Stale, Invalid, Conflict (``refusal_costs``: it costs money, and he is not ``sure``)."""
        return self._decide(principal, place, lambda order: refused(order, keys, refusal, self._doing(principal)))

    def dismiss(self, principal: Principal, place: Place, keys: Sequence[str]) -> ExternalOrder:
        """Raises NotFound, Stale, Conflict."""
        return self._decide(principal, place, lambda order: dismissed(order, keys, self._doing(principal)))

    def undo(self, principal: Principal, place: Place, keys: Sequence[str]) -> ExternalOrder:
        """Raises NotFound, Stale, Conflict (``line_pushed``: the marketplace may know)."""
        return self._decide(principal, place, lambda order: undone(order, keys, self._doing(principal)))

    def push_again(self, principal: Principal, place: Place, keys: Sequence[str]) -> ExternalOrder:
        """What failed is told once more. Raises NotFound, Stale."""
        return self._decide(principal, place, lambda order: wanted_again(order, tuple(keys)))

    def _decide(
        self, principal: Principal, place: Place, change: Callable[[ExternalOrder], ExternalOrder]
    ) -> ExternalOrder:
        account = self.accounts.get(principal.community, place.account)
        before = self.external.get(principal.community, place.account, place.order)
        check_version(before.version, place.version)
        after = change(before)
        if after == before:
            return before
        commit = self.consequences.commit(account, before, after, (decided_fact(before, after),))
        try:
            self.commits.commit(principal.community, commit)
        except Full as full:
            raise Conflict("offer_short", offer=str(full.values.get("counter", ""))) from None
        return self.external.get(principal.community, place.account, place.order)

    def _bound(self, community: str, wish: AcceptWish) -> Bound | None:
        if wish.offer is None:
            return None
        offer = self.offers.get(community, wish.offer)
        price_list = self.price_lists.get(community, place_of(offer.id)[2])
        if not price_list.offers:
            raise NotFound("offer_missing")
        return Bound(offer.id, f"{price_list.title}: {offer.name or offer.article}", offer.price, offer.cost)

    def _doing(self, principal: Principal) -> Doing:
        return Doing(by=principal.actor, at=self.now())


def decided_fact(before: ExternalOrder, after: ExternalOrder) -> Fact:
    """What was and what is, of the lines that differ: the push queue hears of it."""
    other = {line.key: line for line in before.lines}
    lines = [line for line in after.lines if line != other.get(line.key)]
    data = {"account": after.account, "order": after.order}
    was, became = ({line.key: _told(line) for line in some} for some in ([other[each.key] for each in lines], lines))
    return Fact(
        Event.EXTERNAL_DECIDED, external_subject(f"{after.account}/{after.order}"), data, before=was, after=became
    )


def _told(line: ExternalLine) -> dict[str, object]:
    offer = line.bound.offer if line.bound else ""
    return {"decision": line.decision, "pieces": line.pieces, "offer": offer, "reason": line.reason, "push": line.push}
