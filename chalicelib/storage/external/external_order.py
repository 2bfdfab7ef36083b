"""Orders of marketplaces: one row each, in the list by date, and among those that wait while they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.looking import FIRST, LAST, Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import read_item, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

ORDER = "order#"
LOOKED_AT = 500
"""Orders in one read: a megabyte at the most, which is where a read of the service ends by itself."""


class ExternalOrderRow(Row):
    class Meta:
        table_name = Table("external")

    community_key = UnicodeAttribute()
    placed = UnicodeAttribute()
    waiting = UnicodeAttribute(null=True)


BY_DATE = Index(ExternalOrderRow, "by_date", "community_key", "placed", newest_first=True)
WAITING = Index(ExternalOrderRow, "waiting", "waiting", "placed", newest_first=True)


@writes(ExternalOrder)
def write_external_order(it: ExternalOrder) -> list[Model]:
    places = {"community_key": it.community, "placed": keys.moment(it.placed_at)}
    waiting = {"waiting": it.community} if it.undecided else {}
    return [row_of(ExternalOrderRow, keys.within(it.community, it.account), ORDER + it.order, it, **places, **waiting)]


class DynamoExternalOrders(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def get(self, community: str, account: str, order: str) -> ExternalOrder:
        found = self.find(community, account, order)
        if found is None:
            raise NotFound("external_order_missing")
        return found

    def find(self, community: str, account: str, order: str) -> ExternalOrder | None:
        return read_one(ExternalOrderRow, keys.within(community, account), ORDER + order, ExternalOrder)

    def page(self, community: str, wanted: ExternalFilter, cursor: str | None, limit: int) -> Page[ExternalOrder]:
        index = WAITING if wanted.waiting else BY_DATE
        since = keys.moment(wanted.since) if wanted.since else FIRST
        until = keys.moment(wanted.until) if wanted.until else LAST
        whose = f"{community}/external/{msgspec.json.encode(wanted).decode()}"

        def read(item: Item) -> ExternalOrder | None:
            order = read_item(item, ExternalOrder)
            return order if wanted.fits(order) else None

        span = Span(community, since, until, begin(self.cursors, whose, cursor, until))
        at_most = limit if wanted.is_plain else LOOKED_AT
        found = look(self.client, index, span, limit=limit, at_most=at_most, read=read)
        return Page(found.things, self.cursors.write(whose, found.at) if found.at else None)
