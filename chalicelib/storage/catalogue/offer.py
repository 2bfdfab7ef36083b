"""Offers: those of an article lie together, an index lists those of a price list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.catalogue.offer import Offer, normalised, place_of
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.looking import Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

    from chalicelib.domain.catalogue.offer_filter import OfferFilter
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

UNCOUNTED = 10**12
"""Pieces in the row of an offer whose pieces nobody counts: whoever takes some finds enough, by the one rule."""

LOOKED_AT = 2_000
"""Rows that one call looks at for a few that are wanted: below the megabyte that the service reads in one."""


class OfferRow(Row):
    """Stock stands beside the body, which says only whether it is counted: it is moved without anybody reading it."""

    class Meta:
        table_name = Table("offers")

    stock = NumberAttribute()
    taken = NumberAttribute()
    community_key = UnicodeAttribute()
    listed = UnicodeAttribute()


LISTED = Index(OfferRow, "by_list", "community_key", "listed")
OF_ARTICLE = Index(OfferRow, None, "pk", "sk")


@writes(Offer)
def write_offer(it: Offer) -> list[Model]:
    article, brand, price_list = place_of(it.id)
    pk, sk = keys.of_offer(it.community, (article, brand, price_list))
    stock = UNCOUNTED if it.stock is None else it.stock
    listed = f"{price_list}#{article}#{brand}"
    return [row_of(OfferRow, pk, sk, it, stock=stock, taken=it.taken, community_key=it.community, listed=listed)]


class DynamoOffers(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def get(self, community: str, offer: str) -> Offer:
        pk, sk = keys.of_offer(community, place_of(offer))
        with translate_errors():
            try:
                return _offer(OfferRow.get(pk, sk, consistent_read=True))
            except OfferRow.DoesNotExist:
                raise NotFound("offer_missing") from None

    def many(self, community: str, offers: Sequence[str]) -> Mapping[str, Offer]:
        wanted = [keys.of_offer(community, place_of(each)) for each in dict.fromkeys(offers)]
        with translate_errors():
            rows = list(OfferRow.batch_get(wanted, consistent_read=True)) if wanted else []
        return {offer.id: offer for offer in map(_offer, rows)}

    def of_article(self, community: str, article: str) -> Sequence[Offer]:
        pk = keys.within(community, normalised(article))
        with translate_errors():
            return [_offer(row) for row in OfferRow.query(pk, OfferRow.sk.startswith(keys.OFFER), consistent_read=True)]

    def page(self, community: str, wanted: OfferFilter, cursor: str | None, limit: int) -> Page[Offer]:
        index, owner, since, until = _span(community, wanted)
        whose = f"{owner}/offers/{since}/{msgspec.json.encode(wanted).decode()}"
        span = Span(owner=owner, since=since, until=until, start=begin(self.cursors, whose, cursor, until))
        at_most = LOOKED_AT if _looks(index, wanted) else limit
        found = look(self.client, index, span, limit=limit, at_most=at_most, read=partial(_admitted, wanted))
        return Page(found.things, self.cursors.write(whose, list(found.at)) if found.at else None)

    def after(self, community: str, price_list: str, position: str, most: int) -> tuple[Sequence[Offer], str | None]:
        """A position is the place after which it goes on: a row that was there may be passed, none is read twice."""
        since = position or f"{price_list}#"
        span = Span(owner=community, since=since, until=f"{price_list}$")
        found = look(self.client, LISTED, span, limit=most, at_most=most, read=_read)
        return found.things, f"{found.at[-1]}\0" if found.at else None


def _span(community: str, wanted: OfferFilter) -> tuple[Index, str, str, str]:
    """The list that has the fewest others in it. ``$`` comes just after ``#``."""
    if wanted.article:
        brand = f"{keys.OFFER}{normalised(wanted.brand)}#" if wanted.brand else keys.OFFER
        return OF_ARTICLE, keys.within(community, normalised(wanted.article)), brand, f"{brand[:-1]}$"
    if wanted.price_list:
        return LISTED, community, f"{wanted.price_list}#", f"{wanted.price_list}$"
    return LISTED, community, "0", "~"


def _looks(index: Index, wanted: OfferFilter) -> bool:
    """Whether rows of the list may not be wanted: then more are read than are shown."""
    return bool(wanted.text or (wanted.price_list if index is OF_ARTICLE else wanted.brand))


def _admitted(wanted: OfferFilter, item: Item) -> Offer | None:
    offer = _read(item)
    return offer if wanted.admits(offer) else None


def _read(item: Item) -> Offer:
    """From an item as the service tells it."""
    offer = read_thing(item["body"]["S"], int(item["version"]["N"]), Offer)
    return _counted(offer, int(item["stock"]["N"]), int(item["taken"]["N"]))


def _offer(row: OfferRow) -> Offer:
    return _counted(read_thing(row.body, row.version, Offer), int(row.stock), int(row.taken))


def _counted(offer: Offer, stock: int, taken: int) -> Offer:
    """Fresh from the decoder: nobody has seen it yet."""
    if offer.stock is not None:
        msgspec.structs.force_setattr(offer, "stock", stock)
    msgspec.structs.force_setattr(offer, "taken", taken)
    return offer
