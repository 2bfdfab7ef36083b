"""What a row of a price list says of an offer, and what becomes of the offer."""

from __future__ import annotations

from datetime import datetime

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import LONGEST_NAME, Offer, offer_id
from chalicelib.domain.catalogue.price_list import PriceList

TELLING = ("article", "brand", "name", "price", "currency", "cost", "stock", "region", "delivery_days")
"""Fields of an offer that a file, or a person, says."""


class OfferLine(Struct, frozen=True, omit_defaults=True):
    """What is not set, the file has no column for: it stays as it is. ``row`` is its number in the file."""

    row: int
    article: str
    brand: str
    price: int
    name: str = ""
    stock: int | UnsetType | None = UNSET
    cost: int | UnsetType | None = UNSET
    region: str | UnsetType = UNSET
    delivery_days: int | UnsetType | None = UNSET

    def id(self, price_list: str) -> str:
        return offer_id(self.article, self.brand, price_list)


def offered(line: OfferLine, price_list: PriceList, before: Offer | None, now: datetime, *, taken: int) -> Offer:
    """The offer as the file makes it; the same one when nothing is new.

    ``taken`` are the pieces that had gone when the file was compared: those that went since are no longer there, and
    those that came back are there again, whatever the file says. Of what is new, in a file without a column of pieces,
    nobody counts them.
    """
    known = before or _new(line, price_list, now)
    given = {name: value for name in ("cost", "region", "delivery_days") if (value := getattr(line, name)) is not UNSET}
    after = replace(
        known,
        article=line.article,
        brand=line.brand,
        name=line.name or known.name,
        price=line.price,
        currency=price_list.currency,
        stock=_left(line.stock, known, taken),
        **given,
    )
    return after if after == known and before else replace(after, updated_at=now)


def emptied(offer: Offer, now: datetime) -> Offer:
    """Of what is not in the file any more."""
    return offer if offer.stock == 0 else replace(offer, stock=0, updated_at=now)


def changes(before: Offer, after: Offer) -> tuple[str, ...]:
    """Names of what is other than before."""
    return tuple(name for name in TELLING if getattr(before, name) != getattr(after, name))


def _new(line: OfferLine, price_list: PriceList, now: datetime) -> Offer:
    return Offer(
        community=price_list.community,
        price_list=price_list.id,
        article=line.article,
        brand=line.brand,
        name=line.name or f"{line.brand} {line.article}".strip()[:LONGEST_NAME],
        price=line.price,
        updated_at=now,
        stock=None,
    )


def _left(stock: int | UnsetType | None, known: Offer, taken: int) -> int | None:
    if stock is UNSET:
        return known.stock
    return stock if stock is None else max(0, stock - (known.taken - taken))
