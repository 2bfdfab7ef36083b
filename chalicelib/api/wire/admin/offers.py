"""Offers ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, ListQuery, Wire, convert, named_of
from chalicelib.api.wire.limits import Price, limited, words
from chalicelib.domain.catalogue import offer as catalogue
from chalicelib.domain.catalogue.offer_filter import OfferFilter

if TYPE_CHECKING:
    from chalicelib.domain.lists import Page

OfferName = Annotated[str, words(catalogue.LONGEST_NAME)]
Stock = Annotated[int, limited(minimum=0, maximum=catalogue.MOST_STOCK)]


class OffersQuery(ListQuery, frozen=True):
    price_list: str = ""
    article: str = ""
    brand: str = ""
    text: str = ""


class OfferChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    name: OfferName | UnsetType = UNSET
    price: Price | UnsetType = UNSET
    stock: Stock | UnsetType | None = UNSET
    cost: Price | UnsetType | None = UNSET


class Offer(Wire, frozen=True):
    id: str
    price_list: str
    article: str
    brand: str
    name: str
    price: int
    currency: str
    cost: int | None
    stock: int | None
    taken: int
    region: str
    delivery_days: int | None
    updated_at: datetime
    version: int


class Offers(Wire, frozen=True):
    items: list[Offer]
    next: str | None


def read_filter(query: OffersQuery) -> OfferFilter:
    return OfferFilter(query.price_list, query.article.strip(), query.brand.strip(), query.text.strip())


def read_change(asked: OfferChanged) -> Callable[[catalogue.Offer], catalogue.Offer]:
    given = named_of(asdict(asked))
    return lambda offer: replace(offer, **given)


def write_offer(offer: catalogue.Offer) -> Offer:
    return convert(offer, Offer)


def write_offers(page: Page[catalogue.Offer]) -> Offers:
    return Offers(items=[write_offer(each) for each in page.things], next=page.cursor)
