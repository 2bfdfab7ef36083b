"""What a buyer reads: the own orders and the people behind them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.balance import Balance
    from chalicelib.usecases.ports import Clock, Communities, Orders

RECENT = timedelta(days=61)
PAGE = 20


class ReadOrders(Struct, frozen=True):
    orders: Orders
    communities: Communities
    now: Clock

    def list(self, principal: Principal, recent: bool, cursor: str | None) -> Page[OrderCard]:
        """A page of the principal's orders, newest first: of two months, or all. Raises Invalid for a bad cursor."""
        since = self.now() - RECENT if recent else None
        return self.orders.of_buyer(principal.community, principal.id, since, cursor=cursor, limit=PAGE)

    def bills(self, principal: Principal, cursor: str | None) -> Page[Bill]:
        """What the principal has to pay now, the nearest deadline first. Raises Invalid for a bad cursor."""
        return self.orders.bills_of(principal.community, principal.id, cursor, PAGE)

    def parcels(self, principal: Principal, cursor: str | None) -> Page[Parcel]:
        """What the principal has to collect now, the oldest order first. Raises Invalid for a bad cursor."""
        return self.orders.parcels_of(principal.community, principal.id, cursor, PAGE)

    def show(self, principal: Principal, number: str) -> tuple[Order, Balance]:
        """With what the principal has on his balance. Raises NotFound; somebody else's order is not there."""
        order, balance = self.orders.with_balance(principal.community, number, principal.id)
        if order.buyer != principal.id:
            raise NotFound("order_missing")
        return order, balance

    def organizers(self, principal: Principal) -> Sequence[Organizer]:
        return self.communities.organizers(principal.community)
