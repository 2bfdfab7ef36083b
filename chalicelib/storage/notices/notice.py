"""Notices, and what one is decided on: one read over several tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Community, Connection, ConnectionName
from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.notices.notice import Notice, edits_id
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Order
from chalicelib.storage.buyers.buyer import BuyerRow
from chalicelib.storage.circuit_breaker import CIRCUIT_BREAKER, CircuitBreakerRow
from chalicelib.storage.communities.community import COMMUNITY, CONNECTION, CommunityRow, SecretRow
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import Keys, read_item, read_many, read_thing, read_together
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.imports.import_job import ImportRow
from chalicelib.storage.notices.templates import WORDING, TemplatesRow
from chalicelib.storage.orders.order import OrderRow
from chalicelib.usecases.ports import Cursors, NoticeRecords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pynamodb.models import Model

    from chalicelib.domain.lists import Page


class NoticeRow(Row):
    """``untold`` is there when the person could not be told."""

    class Meta:
        table_name = Table("notices")

    untold = UnicodeAttribute(null=True)
    told_at = UnicodeAttribute()


UNTOLD = Index(NoticeRow, "untold", "untold", "told_at", newest_first=True)


@writes(Notice)
def write_notice(it: Notice) -> list[Model]:
    pk = keys.within(it.community, it.buyer)
    untold = it.community if it.undelivered else None
    return [row_of(NoticeRow, pk, it.id, it, untold=untold, told_at=keys.moment(it.at))]


class DynamoNotices(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def records(
        self,
        community: str,
        buyer: str,
        notice: str,
        number: str | None,
        job: str | None,
        connection: ConnectionName | None = None,
    ) -> NoticeRecords:
        owner = keys.within(community, buyer)
        spoken_of = CONNECTION + connection if connection else ""
        saved = edits_id(number) if number and job else ""
        wanted: dict[type[Model], Keys] = {
            CommunityRow: [(community, key) for key in (COMMUNITY, spoken_of) if key],
            TemplatesRow: [(community, WORDING)],
            BuyerRow: [(owner, "buyer")],
            NoticeRow: [(owner, key) for key in {notice, saved} if key],
            CircuitBreakerRow: [(community, CIRCUIT_BREAKER + OK_BOT)],
            SecretRow: [(community, BOT_TOKEN)],
            OrderRow: [(keys.within(community, number), "order")] if number else [],
            ImportRow: [(community, job)] if job else [],
        }
        found = read_together(self.client, {row: pairs for row, pairs in wanted.items() if pairs})
        return _records(found, notice=notice, saved=saved, connection=spoken_of, number=number)

    def of_buyers(self, community: str, buyers: Sequence[str], notice: str) -> Mapping[str, Notice]:
        found = read_many(NoticeRow, [(keys.within(community, buyer), notice) for buyer in buyers], Notice)
        return {each.buyer: each for each in found}

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        with translate_errors():
            return [read_thing(row.body, row.version, Notice) for row in NoticeRow.query(keys.within(community, buyer))]

    def undelivered(self, community: str, since: datetime, cursor: str | None, limit: int) -> Page[Notice]:
        first = keys.moment(since)
        return read_page(
            self.client,
            self.cursors,
            UNTOLD,
            community,
            cursor=cursor,
            limit=limit,
            read=partial(read_item, kind=Notice),
            since=first,
        )


def _records(
    found: Mapping[type[Model], Any], *, notice: str, saved: str, connection: str, number: str | None
) -> NoticeRecords:
    """``notice``, ``saved`` and ``connection`` are sort keys; without a ``number`` there is no order."""
    named = {item["sk"]["S"]: item for item in [*found[CommunityRow], *found[NoticeRow]]}
    secret = _only(found.get(SecretRow))
    return NoticeRecords(
        community=_thing(named.get(COMMUNITY), Community),
        buyer=_thing(_only(found[BuyerRow]), Buyer),
        order=_thing(_only(found.get(OrderRow)), Order) if number else None,
        last=_perhaps(named.get(notice), Notice),
        token=secret["value"]["S"] if secret else None,
        job=_perhaps(_only(found.get(ImportRow)), Import),
        breaker=_perhaps(_only(found.get(CircuitBreakerRow)), CircuitBreaker),
        templates=_perhaps(_only(found.get(TemplatesRow)), NoticeTemplates),
        connection=_perhaps(named.get(connection), Connection),
        saved=_perhaps(named.get(saved), Notice),
    )


def _only(items: Any) -> Any:
    return items[0] if items else None


def _thing(item: Any, kind: Any) -> Any:
    if item is None:
        raise NotFound
    return read_item(item, kind)


def _perhaps(item: Any, kind: Any) -> Any:
    return read_item(item, kind) if item else None
