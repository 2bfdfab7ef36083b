"""What is looked for among offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.catalogue.offer import normalised

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.offer import ListedOffer, Offer


class OfferFilter(Struct, frozen=True):
    """``article`` and ``brand`` are compared normalised; ``text`` is any part of the name or of the article."""

    price_list: str = ""
    article: str = ""
    brand: str = ""
    text: str = ""

    def admits(self, offer: Offer | ListedOffer) -> bool:
        if self.price_list and offer.price_list != self.price_list:
            return False
        if self.article and normalised(offer.article) != normalised(self.article):
            return False
        if self.brand and normalised(offer.brand) != normalised(self.brand):
            return False
        return not self.text or self._has_text(offer)

    def _has_text(self, offer: Offer | ListedOffer) -> bool:
        article = normalised(self.text)
        named = self.text.casefold() in offer.name.casefold()
        return named or (article != "" and article in normalised(offer.article))
