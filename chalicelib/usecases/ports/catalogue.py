"""Where price lists and offers are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.catalogue.offer_filter import OfferFilter
    from chalicelib.domain.catalogue.price_list import PriceList
    from chalicelib.domain.lists import Page


class PriceLists(Protocol):
    def get(self, community: str, price_list: str) -> PriceList:
        """Raises NotFound."""

    def all(self, community: str) -> Sequence[PriceList]:
        """By title, archived ones too: as many as ``MOST_PRICE_LISTS``."""


class Offers(Protocol):
    """All is as it is at this moment, except which offers a list has: that may be some moments old."""

    def get(self, community: str, offer: str) -> Offer:
        """Raises NotFound."""

    def many(self, community: str, offers: Sequence[str]) -> Mapping[str, Offer]:
        """By id; a missing one is left out."""

    def of_article(self, community: str, article: str) -> Sequence[Offer]:
        """All of an article, by brand: at most one a brand and price list."""

    def page(self, community: str, wanted: OfferFilter, cursor: str | None, limit: int) -> Page[Offer]:
        """At most ``limit``, by price list, article and brand; a page may hold fewer, even none, and lead further:
        so many rows are looked at in one call. Raises Invalid for a foreign cursor.
        """

    def ids_after(self, community: str, price_list: str, position: str, most: int) -> tuple[Sequence[str], str | None]:
        """``most`` offers of a price list from a position on, at first '', and the next position: None at the end."""
