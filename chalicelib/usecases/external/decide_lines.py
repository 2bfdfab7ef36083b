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
from chalicelib.domain.external.mirroring import stock_moves
from chalicelib.domain.external.pushing import wanted_again
from chalicelib.domain.external.sale import check_own
from chalicelib.domain.versions import check_version
from chalicelib.usecases.external.decisions import bound_to, decided_fact
from chalicelib.usecases.external.find_supplied import SUPPLIED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.external_order import Bound, ExternalOrder
    from chalicelib.usecases.external.consequences import Consequences
    from chalicelib.usecases.external.find_supplied import FindSupplied
    from chalicelib.usecases.ports import Accounts, Clock, Commits, ExternalOrders, Offers, PriceLists


class AcceptWish(Struct, frozen=True):
    """Of a line: the ``offer``, an own one or a supplier's, that it is bound to, None: to none.

    ``pieces``, None: all that is wanted.
    """

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
    find_supplied: FindSupplied
    consequences: Consequences
    commits: Commits
    now: Clock

    def accept(
        self, principal: Principal, place: Place, wishes: Sequence[AcceptWish], *, moves: bool | None = None
    ) -> ExternalOrder:
        """``moves``: its buyer goes to the region of the order; None: as the account says.

        Raises NotFound, Stale, Invalid, Conflict (``offer_short``: there are not so many of an offer)."""

        def accept(order: ExternalOrder) -> ExternalOrder:
            bounds = [self._bound(order, wish) for wish in wishes]
            given = [Acceptance(wish.key, wish.pieces, bound) for wish, bound in zip(wishes, bounds, strict=True)]
            return accepted(order, given, self._doing(principal))

        return self._decide(principal, place, accept, moves=moves)

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
        return self._decide(principal, place, lambda order: wanted_again(order, tuple(keys), self.now()))

    def _decide(
        self,
        principal: Principal,
        place: Place,
        change: Callable[[ExternalOrder], ExternalOrder],
        *,
        moves: bool | None = None,
    ) -> ExternalOrder:
        account = self.accounts.get(principal.community, place.account)
        before = self.external.get(principal.community, place.account, place.order)
        check_version(before.version, place.version)
        check_own(before)
        after = change(before)
        if after == before:
            return before
        facts, moves = (decided_fact(before, after),), account.moves_region if moves is None else moves
        commit = self.consequences.commit(account, before, after, facts, moves=moves)
        try:
            self.commits.commit(principal.community, commit)
        except Full as full:
            raise self._short(account, before, after, full.counter) from None
        return self.external.get(principal.community, place.account, place.order)

    def _short(self, account: Account, before: ExternalOrder, after: ExternalOrder, offer: str) -> Conflict:
        """Which article there are not so many of, by what is free now."""
        wanted = sum(move.pieces for move in stock_moves(before, after) if move.offer == offer)
        found = self.offers.get(after.community, offer)
        free = max((found.stock or 0) - account.reserve, 0)
        return Conflict("offer_short", offer=offer, article=found.article, wanted=wanted, free=free)

    def _bound(self, order: ExternalOrder, wish: AcceptWish) -> Bound | None:
        if wish.offer is None:
            return None
        if wish.offer.startswith(SUPPLIED):
            return self.find_supplied.bound(order.community, wish.offer, order.currency)
        offer = self.offers.get(order.community, wish.offer)
        price_list = self.price_lists.get(order.community, place_of(offer.id)[2])
        if not price_list.offers:
            raise NotFound("offer_missing")
        return bound_to(offer, price_list.title)

    def _doing(self, principal: Principal) -> Doing:
        return Doing(by=principal.actor, at=self.now())
