"""What a buyer reads: the own orders and the people behind them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.communities import Organizer
    from chalicelib.domain.launch import Caller
    from chalicelib.domain.lists import Page
    from chalicelib.domain.order_cards import Bill, OrderCard, Parcel
    from chalicelib.domain.orders import Order
    from chalicelib.usecases.ports import Clock, Communities, Orders

RECENT = timedelta(days=61)
PAGE = 20


class ReadingOrders(Struct, frozen=True):
    orders: Orders
    communities: Communities
    now: Clock

    def list(self, caller: Caller, recent: bool, cursor: str | None) -> Page[OrderCard]:
        """A page of the caller's orders, newest first: of two months, or all. Raises Invalid for a bad cursor."""
        since = self.now() - RECENT if recent else None
        return self.orders.of_buyer(caller.community, caller.buyer, since, cursor, PAGE)

    def bills(self, caller: Caller, cursor: str | None) -> Page[Bill]:
        """What the caller has to pay now, the nearest deadline first. Raises Invalid for a bad cursor."""
        return self.orders.bills_of(caller.community, caller.buyer, cursor, PAGE)

    def parcels(self, caller: Caller, cursor: str | None) -> Page[Parcel]:
        """What the caller has to collect now, the oldest order first. Raises Invalid for a bad cursor."""
        return self.orders.parcels_of(caller.community, caller.buyer, cursor, PAGE)

    def show(self, caller: Caller, number: str) -> Order:
        """Raises NotFound; somebody else's order is not there."""
        order = self.orders.get(caller.community, number)
        if order.buyer != caller.buyer:
            raise NotFound("order_missing")
        return order

    def organizers(self, caller: Caller) -> Sequence[Organizer]:
        return self.communities.organizers(caller.community)
