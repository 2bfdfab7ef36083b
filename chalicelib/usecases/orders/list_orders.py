"""The desk's list of orders: filtered, and searched by number, phone, article or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.desk_list import DeskPage, OrderFilter, checked_filter, desk_card_of, page_size
from chalicelib.domain.orders.search import MOST_NAMESAKES, Search, search_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.ports import Buyers, Orders

NOTHING = DeskPage((), {})


class ListOrders(Struct, frozen=True):
    orders: Orders
    buyers: Buyers

    def page(
        self, principal: Principal, wanted: OrderFilter, text: str | None, *, cursor: str | None, limit: int
    ) -> DeskPage:
        """Newest first. ``text`` is searched for among what is ``wanted``.

        Raises Invalid for a foreign cursor, and where the search cannot be answered so.
        """
        community = principal.community
        checked_filter(wanted), page_size(limit)
        within = principal.reach.listing(wanted)
        return self._page(community, within, text, cursor=cursor, limit=limit) if within else NOTHING

    def _page(
        self, community: str, wanted: OrderFilter, text: str | None, *, cursor: str | None, limit: int
    ) -> DeskPage:
        if text is None or not text.strip():
            return self.orders.desk_page(community, wanted, cursor, limit)
        search = search_of(text)
        found = self._numbered(community, wanted, search.number) if search.number else None
        if found:
            return found
        return self.orders.desk_page(community, self._narrowed(community, wanted, search), cursor, limit)

    def _numbered(self, community: str, wanted: OrderFilter, number: str) -> DeskPage | None:
        """The one order of this number; one that the filter leaves out is not found."""
        order = self.orders.many(community, [number]).get(number)
        if order is None or not wanted.fits(desk_card_of(order)):
            return None
        return DeskPage((desk_card_of(order),), self.buyers.many(community, [order.buyer]))

    def _narrowed(self, community: str, wanted: OrderFilter, search: Search) -> OrderFilter:
        """By whose phone or name it is; where nobody is called so, by an article, among all orders."""
        if wanted.buyer:
            raise Invalid("search_of_buyer", "q")
        if search.phone and (people := self.buyers.of_phone(community, search.phone)):
            return _of(wanted, people)
        if wanted.purchase:  # its orders are looked through with their buyers, however many others there are
            return replace(wanted, article=search.words)
        people = self.buyers.called(community, search.words, MOST_NAMESAKES + 1)
        if len(people) > MOST_NAMESAKES:
            raise Invalid("search_too_wide", "q", limit=MOST_NAMESAKES)
        if people:
            return _of(wanted, people)
        return replace(wanted, article=search.words)


def _of(wanted: OrderFilter, people: Sequence[str]) -> OrderFilter:
    """Who is alone has a list of his own."""
    if len(people) == 1:
        return replace(wanted, buyer=people[0])
    return replace(wanted, buyers=frozenset(people))
