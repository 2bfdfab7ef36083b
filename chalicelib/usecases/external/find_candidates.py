"""The offers that a line of a marketplace may be bound to, as they are at this moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from chalicelib.domain.catalogue.offer import normalised
from chalicelib.domain.external.conditions import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.usecases.ports import Offers, PriceLists


class Shelf(Struct):
    """Offers of a community in lists that are offered, by ``titles`` of these; each article is read once.

    ``taken`` are pieces of an offer that are promised beside the store's stock, ``gone`` the offers that ran out.
    """

    offers: Offers
    community: str
    titles: Mapping[str, str]
    gone: Collection[str] = ()
    taken: dict[str, int] = field(default_factory=dict)
    known: dict[str, Sequence[Offer]] = field(default_factory=dict)

    def candidates(self, article: str, reserve: int, own: Mapping[str, int] | None = None) -> Sequence[Candidate]:
        """``own`` pieces of an offer are the line's already."""
        return [
            Candidate(each, self.titles[each.price_list], self._free(each, reserve, own or {}), each.id in self.gone)
            for each in self._of(article)
            if each.price_list in self.titles
        ]

    def take(self, offer: str, pieces: int) -> None:
        self.taken[offer] = self.taken.get(offer, 0) + pieces

    def _free(self, offer: Offer, reserve: int, own: Mapping[str, int]) -> int | None:
        if offer.stock is None:
            return None
        return offer.stock - reserve - self.taken.get(offer.id, 0) + own.get(offer.id, 0)

    def _of(self, article: str) -> Sequence[Offer]:
        name = normalised(article)
        if name and name not in self.known:
            self.known[name] = self.offers.of_article(self.community, name)
        return self.known.get(name, ())


class FindCandidates(Struct, frozen=True):
    offers: Offers
    price_lists: PriceLists

    def open(self, community: str, gone: Collection[str] = ()) -> Shelf:
        titles = {each.id: each.title for each in self.price_lists.all(community) if each.offers}
        return Shelf(self.offers, community, titles, gone)
