"""Founding a community ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import field

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import Language, Title, limited, words
from chalicelib.domain.communities.community import CURRENCIES, ORGANIZER_LENGTHS

if TYPE_CHECKING:
    from chalicelib.usecases.communities import found_community


class OfferAsked(Asked, frozen=True):
    query: str


class Offer(Wire, frozen=True):
    """``founder``: whoever asks may found a community; ``name`` is the group's, ``currencies`` those there are."""

    founder: bool
    name: str
    currencies: tuple[str, ...]


class FoundingAsked(Asked, frozen=True):
    query: str
    name: Title
    zone: str = field(name="timeZone")
    first_name: Annotated[str, words(ORGANIZER_LENGTHS["first_name"])]
    last_name: Annotated[str, limited(maxLength=ORGANIZER_LENGTHS["last_name"])] = ""
    currency: Annotated[str, limited(enum=list(CURRENCIES))] = "RUB"
    language: Language = "ru"


class Founded(Wire, frozen=True):
    founded: bool = field(default=True)


def write_offer(offer: found_community.FoundingOffer) -> Offer:
    return Offer(founder=offer.founder, name=offer.name, currencies=CURRENCIES if offer.founder else ())


def read_wish(asked: FoundingAsked) -> found_community.FoundingWish:
    from chalicelib.usecases.communities.found_community import FoundingWish  # hardly any request founds

    return FoundingWish(
        name=asked.name,
        zone=asked.zone,
        currency=asked.currency,
        language=asked.language,
        first_name=asked.first_name,
        last_name=asked.last_name,
    )
