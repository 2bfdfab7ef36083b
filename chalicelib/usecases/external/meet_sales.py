"""An order that a marketplace shows meets those of other accounts that are the same sale, in one commit with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import read_place
from chalicelib.domain.external.sale import (
    cancelled_with,
    is_decided,
    joined,
    may_be_shown_twice,
    sale_of,
    source_of,
)
from chalicelib.domain.journal import Event, Fact, external_subject

if TYPE_CHECKING:
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.sale import Sale
    from chalicelib.usecases.ports import Accounts, Clock, ExternalOrders, Sales


class Met(Struct, frozen=True):
    """``order`` as it is kept; ``leader`` as it was and as it becomes, where one leads; ``sale`` where it is new."""

    order: ExternalOrder
    leader: tuple[ExternalOrder, ExternalOrder] | None = None
    sale: Sale | None = None


class MeetSales(Struct, frozen=True):
    """Two accounts that show one sale at the same moment both write its row: the second one is Stale, and follows."""

    accounts: Accounts
    external: ExternalOrders
    sales: Sales
    now: Clock

    def meet(self, before: ExternalOrder | None, after: ExternalOrder) -> Met:
        """One that follows tells its leader of what was cancelled; one that is new, or newly named, looks about."""
        if after.same_as:
            return self._followed(after)
        if after.twins or after.apart:
            return Met(after)
        if may_be_shown_twice(after):
            return Met(after if before else self._doubted(after))
        sale = sale_of(after)
        if sale is None or (before is not None and sale_of(before) == sale):
            return Met(after)
        return self._met(after, self.sales.get(sale.community, sale.marketplace, sale.number))

    def _followed(self, after: ExternalOrder) -> Met:
        leader = self._at(after.community, after.same_as)
        if leader is None:
            return Met(after)
        cancelled = cancelled_with(leader, after, self.now())
        return Met(after) if cancelled is leader else Met(after, (leader, cancelled))

    def _doubted(self, after: ExternalOrder) -> ExternalOrder:
        source = source_of(after)
        others = (each for each in self.accounts.list(after.community) if each.id != after.account)
        return replace(after, doubtful=any(each.marketplace is source for each in others))

    def _met(self, after: ExternalOrder, sale: Sale) -> Met:
        """Of an account that shows the sale by another order already a person says what this one is."""
        shown = sale.shown_by(after.place)
        new = shown if shown is not sale else None
        others = [place for place in sale.orders if place != after.place]
        if any(read_place(place)[0] == after.account for place in others):
            return Met(replace(after, doubtful=True), sale=new)
        found = (self._at(after.community, place) for place in others)
        leader = next((each for each in found if each and not each.same_as and not each.apart), None)
        if leader is None:
            return Met(after, sale=new)
        if is_decided(after):
            return Met(replace(after, doubtful=True), sale=new)
        follower, leading = joined(after, leader)
        return Met(follower, (leader, cancelled_with(leading, follower, self.now())), new)

    def _at(self, community: str, place: str) -> ExternalOrder | None:
        return self.external.find(community, *read_place(place))


def joined_fact(follower: ExternalOrder, leader: str) -> Fact:
    data = {"account": follower.account, "order": follower.order, "leader": leader}
    was = {"same_as": follower.same_as if leader != follower.same_as else ""}
    return Fact(Event.EXTERNAL_JOINED, external_subject(follower.place), data, before=was, after={"same_as": leader})
