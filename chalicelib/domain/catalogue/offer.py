"""An offer: a row of an own price list, with the pieces that are free."""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.words import one_line

LONGEST_ARTICLE, LONGEST_BRAND, LONGEST_NAME, LONGEST_REGION = 60, 60, 200, 60
"""Characters."""

MOST_STOCK = 10_000_000
"""Pieces; more is a slip of the pen."""

MOST_DAYS = 365

BETWEEN = "#"
"""It is neither a letter nor a digit, so no normalised word has it."""


class Offer(Struct, frozen=True):
    """``price`` and ``cost`` (what the seller pays himself) are of one piece, in minor units.

    ``stock`` are the free pieces, None where nobody counts them: only what takes and returns pieces moves it, by
    ``Counter.STOCK``, and each move makes another version. ``taken`` are the pieces that went and did not come back,
    since ever. ``article`` and ``brand`` are as they are written.
    """

    community: str
    price_list: str
    article: str
    brand: str
    name: str
    price: int
    updated_at: datetime
    currency: str = "RUB"
    cost: int | None = None
    stock: int | None = 0
    region: str = ""
    delivery_days: int | None = None
    taken: int = 0
    version: int = 0

    @property
    def id(self) -> str:
        return offer_id(self.article, self.brand, self.price_list)

    def named_in(self, price_list: str) -> str:
        """As people tell it from others; ``price_list`` is the title."""
        return f"{price_list}: {self.name or self.article}"

    @property
    def is_free(self) -> bool:
        """Whether there is a piece of it, or nobody counts."""
        return self.stock is None or self.stock > 0


class ListedOffer(Struct, frozen=True):
    """What a list of offers knows of one: its article and brand are normalised."""

    price_list: str
    article: str
    brand: str
    name: str

    @property
    def id(self) -> str:
        return offer_id(self.article, self.brand, self.price_list)


def normalised(text: str) -> str:
    """Letters and digits only, in capitals: ``ШГ-2041`` and ``шг 2041`` are one article."""
    plain = unicodedata.normalize("NFKC", text).upper().replace("Ё", "Е")
    return "".join(sign for sign in plain if sign.isalnum())


def offer_id(article: str, brand: str, price_list: str) -> str:
    """Always the same of the same three, and it leads back to them; it may stand in an address."""
    place = BETWEEN.join((normalised(article), normalised(brand), price_list))
    return urlsafe_b64encode(place.encode()).decode().rstrip("=")


def place_of(offer: str) -> tuple[str, str, str]:
    """The normalised article and brand, and the price list, of an offer's id. Raises NotFound for what is none."""
    try:
        article, brand, price_list = urlsafe_b64decode(offer + "=" * (-len(offer) % 4)).decode().split(BETWEEN)
    except ValueError:
        raise NotFound("offer_missing") from None
    if offer != offer_id(article, brand, price_list):
        raise NotFound("offer_missing")
    return article, brand, price_list


def checked(offer: Offer) -> Offer:
    """As a person wishes it, with its name in one line. Raises Invalid."""
    if not 0 <= offer.price <= HIGHEST:
        raise Invalid("kopecks_unreadable", "price")
    if offer.cost is not None and not 0 <= offer.cost <= HIGHEST:
        raise Invalid("kopecks_unreadable", "cost")
    if offer.stock is not None and not 0 <= offer.stock <= MOST_STOCK:
        raise Invalid("stock_unreadable", "stock", limit=MOST_STOCK)
    name = one_line(offer.name, "name", LONGEST_NAME)
    if not name:
        raise Invalid("offer_unnamed", "name")
    return replace(offer, name=name)
