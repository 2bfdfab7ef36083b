"""Offers: those of an article lie together, and a short row of each stands in the list of its community."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.catalogue.offer import BETWEEN, ListedOffer, Offer, normalised, place_of
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.looking import Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pynamodb.models import Model

    from chalicelib.domain.catalogue.offer_filter import OfferFilter
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

Found = TypeVar("Found", Offer, ListedOffer)

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


class ListedRow(KeyedRow):
    """What lists of offers are looked through by, written with each offer; its key says all but the name.

    An index would be written with each piece that goes, and hold every offer twice.
    """

    class Meta:
        table_name = Table("offers")

    name = UnicodeAttribute()


LISTED = Index(ListedRow, None, "pk", "sk")
OF_ARTICLE = Index(OfferRow, None, "pk", "sk")
LIST = "offers"
"""In small letters, as no normalised article is."""


@writes(Offer)
def write_offer(it: Offer) -> list[Model]:
    article, brand, price_list = place = place_of(it.id)
    pk, sk = keys.of_offer(it.community, place)
    stock = UNCOUNTED if it.stock is None else it.stock
    listed = ListedRow(pk=keys.within(it.community, LIST), sk=f"{price_list}#{article}#{brand}", name=it.name)
    return [row_of(OfferRow, pk, sk, it, stock=stock, taken=it.taken), listed]


class DynamoOffers(Struct, frozen=True):
    """``patient`` gives the client for what is read in the background."""

    client: Any
    cursors: Cursors
    patient: Callable[[], Any]

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
        if wanted.article:
            return self._page(
                OF_ARTICLE, _of_article(community, wanted), wanted, cursor=cursor, limit=limit, read=_read
            )
        found = self._page(LISTED, _of_list(community, wanted), wanted, cursor=cursor, limit=limit, read=_listed)
        offers = self.many(community, [each.id for each in found.things])
        return Page([offers[each.id] for each in found.things if each.id in offers], found.cursor)

    def ids_after(self, community: str, price_list: str, position: str, most: int) -> tuple[Sequence[str], str | None]:
        """A position is the place after which it goes on."""
        span = Span(owner=keys.within(community, LIST), since=position or f"{price_list}#", until=f"{price_list}$")
        found = look(self.patient(), LISTED, span, limit=most, at_most=most, read=_listed)
        return [each.id for each in found.things], f"{found.at[-1]}\0" if found.at else None

    def _page(
        self,
        index: Index,
        span: Span,
        wanted: OfferFilter,
        *,
        cursor: str | None,
        limit: int,
        read: Callable[[Item], Found],
    ) -> Page[Found]:
        """What is wanted of a list, which is looked through further than it is shown where that is not all of it."""

        def admitted(item: Item) -> Found | None:
            found = read(item)
            return found if wanted.admits(found) else None

        whose = f"{span.owner}/offers/{span.since}/{msgspec.json.encode(wanted).decode()}"
        begun = replace(span, start=begin(self.cursors, whose, cursor, span.until))
        at_most = LOOKED_AT if _looks(index, wanted) else limit
        found = look(self.client, index, begun, limit=limit, at_most=at_most, read=admitted)
        return Page(found.things, self.cursors.write(whose, list(found.at)) if found.at else None)


def _of_article(community: str, wanted: OfferFilter) -> Span:
    """``$`` comes just after ``#``."""
    brand = f"{keys.OFFER}{normalised(wanted.brand)}#" if wanted.brand else keys.OFFER
    return Span(owner=keys.within(community, normalised(wanted.article)), since=brand, until=f"{brand[:-1]}$")


def _of_list(community: str, wanted: OfferFilter) -> Span:
    owner = keys.within(community, LIST)
    if wanted.price_list:
        return Span(owner=owner, since=f"{wanted.price_list}#", until=f"{wanted.price_list}$")
    return Span(owner=owner)


def _looks(index: Index, wanted: OfferFilter) -> bool:
    """Whether rows of the list may not be wanted."""
    return bool(wanted.text or (wanted.price_list if index is OF_ARTICLE else wanted.brand))


def _listed(item: Item) -> ListedOffer:
    price_list, article, brand = item["sk"]["S"].split(BETWEEN)
    return ListedOffer(price_list, article, brand, item["name"]["S"])


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
