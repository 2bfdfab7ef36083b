"""Of price lists and offers."""

from __future__ import annotations

from collections.abc import Mapping

CATALOGUE: Mapping[str, str] = {
    "PriceList.active": "False: nothing of it is offered",
    "PriceList.archivedAt": "UTC; null: it is in use",
    "PriceList.count": "Its offers, as of the last import that was finished",
    "PriceList.lastImport": "The one that was started last",
    "PriceList.updatedAt": "When a person or a file changed it, UTC",
    "PriceListChanged.active": "False: nothing of it is offered",
    "Offer.id": "Made of its price list, article and brand: of the same always the same",
    "Offer.article": "As it is written; spaces, signs and small letters make no other one",
    "Offer.brand": "As it is written; empty where the file names none",
    "Offer.priceList": "Its id",
    "Offer.region": "As the file says it; empty where it says nothing",
    "Offer.price": "Of one piece, kopecks",
    "Offer.cost": "What a piece costs the seller, kopecks; null where he does not say",
    "Offer.stock": "Free pieces; null: nobody counts them",
    "Offer.taken": "Pieces that went to orders and did not come back, since ever",
    "Offer.deliveryDays": "Null where the price list does not say",
    "Offer.updatedAt": "When a person or a file changed it, UTC",
    "OfferChanged.stock": "Free pieces; null: nobody counts them",
    "OffersQuery.priceList": "Its id; empty: all, archived ones too",
    "OffersQuery.article": "However it is written",
    "OffersQuery.brand": "However it is written; the whole of it",
    "OffersQuery.text": "A part of the name or of the article",
}
