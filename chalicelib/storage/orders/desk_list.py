"""The desk's list: by date out of its own index, any other view by the orders that its index names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.orders.desk_list import DeskCard, DeskPage, OrderFilter, View, desk_card_of, moment_of
from chalicelib.domain.orders.order import Order
from chalicelib.storage.buyers.buyer import BuyerRow, DynamoBuyers
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.looking import FIRST, LAST, Looked, Span, begin, look, place_of
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import Item, Keys, read_item, read_together
from chalicelib.storage.orders.desk_cards import buyer_of, number_of, read_desk_card
from chalicelib.storage.orders.order import OrderRow
from chalicelib.storage.orders.store import BY_BUYER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pynamodb.models import Model

    from chalicelib.usecases.ports import Cursors

BY_DATE = Index(OrderRow, "by_date", "community_key", "placed", newest_first=True)
OTHERS: Mapping[View, Index] = {
    View.BUYER: BY_BUYER,
    View.PURCHASE: Index(OrderRow, "by_purchase", "purchase_key", "placed", newest_first=True),
    View.POINT: Index(OrderRow, "chosen", "chosen_key", "placed", newest_first=True),
    View.PAYMENT: Index(OrderRow, "by_payment", "payment_key", "placed", newest_first=True),
}
LOOKED_AT = 2_000
"""Cards in one read, some half of a megabyte."""

TOGETHER, NAMED = 50, 400
"""Orders that are read at once, each with its buyer; and how many a page looks at, some half of a megabyte too."""


class DeskList(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def page(self, community: str, wanted: OrderFilter, cursor: str | None, limit: int) -> DeskPage:
        index, span = self._span(community, wanted, cursor)
        found, people = (
            self._dated(wanted, span, limit) if index is BY_DATE else self._named(wanted, index, span, limit)
        )
        shown = {card.buyer: people[card.buyer] for card in found.things if card.buyer in people}
        if found.at is None:
            return DeskPage(found.things, shown)
        following = self.cursors.write(_whose(index, span), found.at)
        return DeskPage(found.things, shown, following, None if wanted.is_plain else moment_of(found.at[-1]))

    def _span(self, community: str, wanted: OrderFilter, cursor: str | None) -> tuple[Index, Span]:
        index = OTHERS.get(wanted.view, BY_DATE)
        since = keys.moment(wanted.since) if wanted.since else FIRST
        until = keys.moment(wanted.until) if wanted.until else LAST
        span = Span(_owner(community, wanted), since, until)
        return index, replace(span, start=begin(self.cursors, _whose(index, span), cursor, until))

    def _dated(self, wanted: OrderFilter, span: Span, limit: int) -> tuple[Looked[DeskCard], Mapping[str, Buyer]]:
        def read(item: Item) -> DeskCard | None:
            card = read_desk_card(item)
            return card if wanted.fits(card) else None

        at_most = limit if wanted.is_plain else LOOKED_AT
        found = look(self.client, BY_DATE, span, limit=limit, at_most=at_most, read=read)
        if any(wanted.is_open(card) for card in found.things):
            return self._proved(wanted, span.owner, found)
        buyers = list({card.buyer for card in found.things})
        return found, DynamoBuyers().many(span.owner, buyers) if buyers else {}

    def _proved(
        self, wanted: OrderFilter, community: str, found: Looked[DeskCard]
    ) -> tuple[Looked[DeskCard], Mapping[str, Buyer]]:
        """Those of which it really holds, and not only as far as a card tells."""
        cards: list[DeskCard] = []
        people: dict[str, Buyer] = {}
        for start in range(0, len(found.things), TOGETHER):
            some = {card.number: card.buyer for card in found.things[start : start + TOGETHER]}
            held, buyers = self._held(wanted, community, some)
            cards += held.values()
            people.update(buyers)
        return Looked(cards, found.at), people

    def _named(
        self, wanted: OrderFilter, index: Index, span: Span, limit: int
    ) -> tuple[Looked[DeskCard], Mapping[str, Buyer]]:
        """The index names them; what they are now stands in the orders."""
        size = limit if wanted.is_plain else NAMED
        named = look(self.client, index, span, limit=size, at_most=size, read=_keyed)
        cards: list[DeskCard] = []
        people: dict[str, Buyer] = {}
        for start in range(0, len(named.things), TOGETHER):
            some = named.things[start : start + TOGETHER]
            buyers_of = {number_of(item): buyer_of(item) for item in some}
            held, buyers = self._held(wanted, span.owner.partition("#")[0], buyers_of)
            people.update(buyers)
            for place, item in enumerate(some, start + 1):
                if card := held.get(number_of(item)):
                    cards.append(card)
                if len(cards) == limit and place < len(named.things):
                    return Looked(cards, place_of(index, item)), people
        return Looked(cards, named.at), people

    def _held(
        self, wanted: OrderFilter, community: str, buyers_of: Mapping[str, str]
    ) -> tuple[Mapping[str, DeskCard], Mapping[str, Buyer]]:
        """Of these orders, named with their buyers, the cards of those that are wanted as they are now; all buyers."""
        asked: dict[type[Model], Keys] = {
            OrderRow: [(keys.within(community, number), "order") for number in buyers_of],
            BuyerRow: [(keys.within(community, buyer), "buyer") for buyer in sorted(set(buyers_of.values()))],
        }
        found = read_together(self.client, asked)
        orders = [read_item(item, Order) for item in found[OrderRow]]
        buyers = {buyer.id: buyer for buyer in (read_item(item, Buyer) for item in found[BuyerRow])}
        cards = [desk_card_of(order) for order in orders if wanted.holds(order, buyers.get(order.buyer))]
        return {card.number: card for card in cards if wanted.fits(card)}, buyers


def _keyed(item: Item) -> Item:
    return item


def _owner(community: str, wanted: OrderFilter) -> str:
    match wanted.view:
        case View.BUYER:
            return keys.within(community, wanted.buyer or "")
        case View.PURCHASE:
            return keys.within(community, "purchase", wanted.purchase or "")
        case View.POINT:
            return keys.within(community, "point", wanted.point or "")
        case View.PAYMENT:
            return keys.within(community, "payment", wanted.payment_state or "")
    return community


def _whose(index: Index, span: Span) -> str:
    return f"{span.owner}/{index.row.__name__}/{index.name}/desk"
