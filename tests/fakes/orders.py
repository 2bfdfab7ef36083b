"""Orders, and the lists that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.buyers.buyer import Buyer, known_people, people_keys
from chalicelib.domain.lists import Page
from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel, bill_of, card_of, parcel_of
from chalicelib.domain.orders.desk_list import DeskPage, OrderFilter, View, desk_card_of
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.domain.payments.balance import Balance
from chalicelib.usecases.ports import Known
from tests.fakes.buyers import MemoryBuyers
from tests.fakes.memory import FIRST_NUMBER, Memory
from tests.fakes.pages import moment, page
from tests.fakes.payments import MemoryBalances


@dataclass(frozen=True)
class MemoryOrders:
    memory: Memory

    def get(self, community: str, number: str) -> Order:
        return self.memory.get(Order, community, number, reason="order_missing")

    def with_balance(self, community: str, number: str, buyer: str) -> tuple[Order, Balance]:
        return self.get(community, number), MemoryBalances(self.memory).get(community, buyer)

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        orders = {number: self.memory.find(Order, community, number) for number in numbers}
        return {number: order for number, order in orders.items() if order}

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        return [slot for slot in sorted(self._slots(community, purchase).items()) if slot[0] > buyer][:limit]

    def at_point(self, community: str, point: str, after: str, limit: int) -> Sequence[str]:
        held = [each.number for each in self.memory.orders(community) if each.held_at == point]
        return sorted(number for number in held if number > after)[:limit]

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        found = MemoryBuyers(self.memory).by_identities(community, people_keys(community, ok_ids))
        people = known_people(community, ok_ids, found)
        slots = self._slots(community, purchase)
        orders = self.many(community, list(slots.values()))
        return {ok_id: Known(buyer, orders.get(slots.get(buyer.id, ""))) for ok_id, buyer in people.items()}

    def _slots(self, community: str, purchase: str) -> Mapping[str, str]:
        claims = self.memory.claims.items()
        return {key[3]: number for key, number in claims if key[:3] == ("slot", community, purchase)}

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        own = [order for order in self.memory.orders(community) if order.buyer == buyer]
        recent = [order for order in own if since is None or order.created_at >= since]
        cards = {(moment(order.created_at), order.number): card_of(order) for order in recent}
        return page(f"{community}#{buyer}/orders", cards, cursor, limit, newest_first=True)

    def bills_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Bill]:
        own = [bill_of(order) for order in self.memory.orders(community) if order.buyer == buyer]
        bills = {(moment(bill.until), bill.number): bill for bill in own if bill}
        return page(f"{community}#{buyer}/bills", bills, cursor, limit)

    def parcels_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Parcel]:
        own = [order for order in self.memory.orders(community) if order.buyer == buyer]
        parcels = {(moment(each.created_at), each.number): parcel for each in own if (parcel := parcel_of(each))}
        return page(f"{community}#{buyer}/parcels", parcels, cursor, limit)

    def desk_page(self, community: str, wanted: OrderFilter, cursor: str | None, limit: int) -> DeskPage:
        buyers = {buyer.id: buyer for buyer in self.memory.of(Buyer, community)}
        within = [each for each in self.memory.orders(community) if _within(each, wanted)]
        spans = [each for each in within if wanted.holds(each, buyers.get(each.buyer))]
        cards = {(moment(each.created_at), each.number): desk_card_of(each) for each in spans}
        fitting = {place: card for place, card in cards.items() if wanted.fits(card)}
        owner = {View.BUYER: wanted.buyer, View.PURCHASE: wanted.purchase}.get(wanted.view, "")
        found = page(f"{community}#{owner}/{wanted.view}/desk", fitting, cursor, limit, newest_first=True)
        people = MemoryBuyers(self.memory).many(community, [card.buyer for card in found.things])
        return DeskPage(found.things, people, found.cursor)

    def join_lists(self, orders: Sequence[Order]) -> None:
        """Whatever is kept here is listed here."""

    def take_numbers(self, community: str, count: int) -> range:
        first = FIRST_NUMBER + self.memory.counters[community]
        self.memory.counters[community] += count
        return range(first, first + count)


@dataclass(frozen=True)
class MemorySavedViews:
    memory: Memory

    def get(self, community: str, view: str) -> SavedView:
        return self.memory.get(SavedView, community, view, reason="view_missing")

    def all(self, community: str) -> Sequence[SavedView]:
        return sorted(self.memory.of(SavedView, community), key=lambda view: (view.name.casefold(), view.id))


def _within(order: Order, wanted: OrderFilter) -> bool:
    since, until = (each and each.replace(microsecond=0) for each in (wanted.since, wanted.until))
    at = order.created_at.replace(microsecond=0)
    return (since is None or at >= since) and (until is None or at <= until)
