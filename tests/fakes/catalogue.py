"""Price lists, offers, and the pieces that are free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import Offer, normalised, place_of
from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.catalogue.price_list import PriceList
from chalicelib.domain.lists import Page
from chalicelib.usecases.ports import Counter, CounterUpdate
from tests.fakes.memory import Memory
from tests.fakes.pages import page


@dataclass(frozen=True)
class MemoryPriceLists:
    memory: Memory

    def get(self, community: str, price_list: str) -> PriceList:
        return self.memory.get(PriceList, community, price_list, reason="price_list_missing")

    def all(self, community: str) -> Sequence[PriceList]:
        return sorted(self.memory.of(PriceList, community), key=lambda each: (each.title.casefold(), each.id))


@dataclass(frozen=True)
class MemoryOffers:
    memory: Memory

    def get(self, community: str, offer: str) -> Offer:
        place_of(offer)
        return self.memory.get(Offer, community, offer, reason="offer_missing")

    def many(self, community: str, offers: Sequence[str]) -> Mapping[str, Offer]:
        found = {each: self.memory.find(Offer, community, each) for each in offers}
        return {name: offer for name, offer in found.items() if offer}

    def of_article(self, community: str, article: str) -> Sequence[Offer]:
        found = [each for each in self.memory.of(Offer, community) if normalised(each.article) == normalised(article)]
        return sorted(found, key=lambda each: (normalised(each.brand), each.price_list))

    def page(self, community: str, wanted: OfferFilter, cursor: str | None, limit: int) -> Page[Offer]:
        found = {_listed(each): each for each in self.memory.of(Offer, community) if wanted.admits(each)}
        return page(f"{community}/{wanted}", found, cursor, limit)

    def ids_after(self, community: str, price_list: str, position: str, most: int) -> tuple[Sequence[str], str | None]:
        offers = sorted((each for each in self.memory.of(Offer, community)), key=_listed)
        left = [each for each in offers if each.price_list == price_list and "#".join(_listed(each)) > position]
        return [each.id for each in left[:most]], "#".join(_listed(left[most - 1])) if len(left) >= most else None


def _listed(offer: Offer) -> tuple[str, str, str]:
    return offer.price_list, normalised(offer.article), normalised(offer.brand)


def together(counter_updates: Sequence[CounterUpdate]) -> Sequence[CounterUpdate]:
    """Those of one stock at once, as the real store moves them."""
    others = [each for each in counter_updates if each.counter is not Counter.STOCK]
    stocks: dict[str, CounterUpdate] = {}
    for each in counter_updates:
        if each.counter is Counter.STOCK:
            known = stocks.get(each.name, replace(each, by=0))
            reserve = max(known.limit or 0, each.limit or 0)
            stocks[each.name] = replace(each, by=known.by + each.by, limit=reserve)
    return [*others, *stocks.values()]


def has_room(memory: Memory, community: str, counter_update: CounterUpdate) -> bool:
    offer = memory.find(Offer, community, counter_update.name)
    if offer is None or offer.stock is None or counter_update.by >= 0:
        return offer is not None
    return offer.stock + counter_update.by >= (counter_update.limit or 0)


def move_stock(memory: Memory, community: str, counter_update: CounterUpdate) -> None:
    offer = memory.get(Offer, community, counter_update.name)
    stock = None if offer.stock is None else offer.stock + counter_update.by
    moved = replace(offer, stock=stock, taken=offer.taken - counter_update.by, version=offer.version + 1)
    memory.things["Offer", community, offer.id] = moved
