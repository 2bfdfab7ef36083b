"""Purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.domain.purchases.progress import Progress
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.domain.purchases.stopping import stops_at
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.counters import PROGRESS, ProgressRow
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.joining import join
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import Item, read_item, read_one, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.engine.searches import Search, read_search
from chalicelib.storage.engine.shards import SHARDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pynamodb.models import Model

    from chalicelib.domain.lists import LookedPage, Page
    from chalicelib.usecases.ports import Cursors


class PurchaseRow(Row):
    """One that was written before there was a list by date has no ``created``; ``stops`` is there while it collects
    until a moment.
    """

    class Meta:
        table_name = Table("purchases")

    created = UnicodeAttribute(null=True)
    stops = UnicodeAttribute(null=True)


ARCHIVED, FIRST_DAY = "-", "0"
BY_DATE = Index(PurchaseRow, "by_date", "pk", "created", newest_first=True)


@writes(Purchase)
def write_purchase(it: Purchase) -> list[Model]:
    moment = stops_at(it)
    stops = keys.moment(moment) if moment else None
    return [row_of(PurchaseRow, it.community, it.id, it, created=_listed(it), stops=stops)]


def _listed(it: Purchase) -> str:
    """Where it stands in the list by date: what is put away sorts before every day."""
    return f"{ARCHIVED if it.archived_at else ''}{keys.instant(it.created_at)}"


class DynamoPurchases(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def get(self, community: str, purchase: str) -> Purchase:
        found = read_one(PurchaseRow, community, purchase, Purchase)
        if found is None:
            raise NotFound("purchase_missing")
        return found

    def page(self, community: str, cursor: str | None, limit: int, archived: bool = False) -> Page[Purchase]:
        return read_page(
            self.client,
            self.cursors,
            BY_DATE,
            community,
            cursor=cursor,
            limit=limit,
            read=_purchase,
            since=ARCHIVED if archived else FIRST_DAY,
        )

    def of_organizer(
        self, community: str, organizer: str, cursor: str | None, *, limit: int, archived: bool = False
    ) -> LookedPage[Purchase]:
        search = Search(
            wish=f"{organizer}/{archived}",
            looks=True,
            read=_purchase,
            admits=lambda it: it.organizer == organizer,
            since=ARCHIVED if archived else FIRST_DAY,
        )
        return read_search(self.client, self.cursors, BY_DATE, community, cursor=cursor, limit=limit, search=search)

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        following = PurchaseRow.sk > purchase if purchase else None
        with translate_errors():
            rows = list(PurchaseRow.query(community, following, limit=limit))
            purchases = [read_thing(row.body, row.version, Purchase) for row in rows]
            for row, read in zip(rows, purchases, strict=True):
                if not row.created:  # of before the list by date: it joins when the clock first passes by
                    join(PurchaseRow, (read.community, read.id), {"created": _listed(read)}, read.version)
        return purchases

    def stopping(self, community: str, until: datetime, limit: int) -> Sequence[str]:
        with translate_errors():
            answer = self.client.query(
                TableName=PurchaseRow.Meta.table_name,
                IndexName="stops",
                KeyConditionExpression="pk = :community AND stops <= :until",
                ExpressionAttributeValues={":community": {"S": community}, ":until": {"S": keys.moment(until)}},
                Limit=limit,
            )
        return [item["sk"]["S"] for item in answer["Items"]]

    def progress(self, community: str, purchases: Sequence[str]) -> Mapping[str, Progress]:
        pairs = [(keys.within(community, PROGRESS), each) for each in dict.fromkeys(purchases)]
        with translate_errors():
            rows = list(ProgressRow.batch_get(pairs, consistent_read=True)) if pairs else []
        return {str(row.sk): _progress(row) for row in rows}

    def debts(self, community: str) -> Progress:
        parts = self.progress(community, SHARDS).values()
        return Progress(owed=sum(each.owed for each in parts), owing=sum(each.owing for each in parts))


def _progress(row: ProgressRow) -> Progress:
    return Progress(*(int(getattr(row, name) or 0) for name in Progress.__struct_fields__))


def _purchase(item: Item) -> Purchase:
    return read_item(item, Purchase)
