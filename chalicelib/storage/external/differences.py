"""Reports of comparisons with marketplaces; they are forgotten by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.looking import Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow
from chalicelib.storage.external.comparison import COMPARISON, ComparisonRow

if TYPE_CHECKING:
    from pynamodb.models import Model

    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

REPORTS = "differences"
LOOKED_AT = 250


class ReportRow(UniqueRow):
    """All of a community stand in one list of the log's index by time: no account is called so."""

    class Meta:
        table_name = Table("integrations")

    account_key = UnicodeAttribute()
    happened = UnicodeAttribute()
    body = UnicodeAttribute()
    expires = NumberAttribute()


BY_TIME = Index(ReportRow, "by_time", "account_key", "happened", newest_first=True)


@writes(DifferenceReport)
def write_report(it: DifferenceReport) -> list[Model]:
    return [
        ReportRow(
            pk=keys.within(it.community, it.account, it.id),
            sk=REPORTS,
            account_key=keys.within(it.community, REPORTS),
            happened=keys.instant(it.ended_at),
            body=body(it),
            expires=int(it.forgotten_at.timestamp()),
        )
    ]


class DynamoDifferences(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def comparison(self, community: str, account: str) -> Comparison:
        found = read_one(ComparisonRow, keys.within(community, account), COMPARISON, Comparison)
        return found or Comparison(community, account)

    def page(self, community: str, account: str, cursor: str | None, limit: int) -> Page[DifferenceReport]:
        whose = f"{community}/{REPORTS}/{account}"

        def read(item: Item) -> DifferenceReport | None:
            report = msgspec.json.decode(item["body"]["S"], type=DifferenceReport)
            return report if account in ("", report.account) else None

        span = Span(keys.within(community, REPORTS), start=begin(self.cursors, whose, cursor))
        found = look(self.client, BY_TIME, span, limit=limit, at_most=LOOKED_AT if account else limit, read=read)
        return Page(found.things, self.cursors.write(whose, found.at) if found.at else None)
