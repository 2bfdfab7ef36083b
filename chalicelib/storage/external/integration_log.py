"""The log of what went between a marketplace and us; it forgets by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.domain.lists import Page
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.looking import FIRST, LAST, Span, begin, look
from chalicelib.storage.engine.pages import Index
from chalicelib.storage.engine.reading import read_together
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.domain.external.integration_log import LogFilter
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors

RECORD = "record"
LOOKED_AT = 250
"""Records in one read: a megabyte at the most, which is where a read of the service ends by itself."""

LONGEST_ID = 300
"""No record is called by a longer name, and no key has room for any."""


class LogRow(UniqueRow):
    """Its key is its id: what is pushed twice is there once."""

    class Meta:
        table_name = Table("integrations")

    account_key = UnicodeAttribute()
    happened = UnicodeAttribute()
    failed_key = UnicodeAttribute(null=True)
    order_key = UnicodeAttribute(null=True)
    correlation_key = UnicodeAttribute(null=True)
    body = UnicodeAttribute()
    expires = NumberAttribute()


BY_TIME = Index(LogRow, "by_time", "account_key", "happened", newest_first=True)
FAILED = Index(LogRow, "failed", "failed_key", "happened", newest_first=True)
OF_ORDER = Index(LogRow, "of_order", "order_key", "happened", newest_first=True)
CORRELATED = Index(LogRow, "correlated", "correlation_key", "happened", newest_first=True)


@writes(LogRecord)
def write_record(it: LogRecord) -> list[Model]:
    account = keys.within(it.community, it.account)
    return [
        LogRow(
            pk=keys.within(it.community, it.account, it.id),
            sk=RECORD,
            account_key=account,
            happened=keys.instant(it.at),
            failed_key=account if it.failed else None,
            order_key=keys.within(account, it.order) if it.order else None,
            correlation_key=keys.within(account, it.correlation) if it.correlation else None,
            body=body(it),
            expires=int(it.forgotten_at.timestamp()),
        )
    ]


class DynamoIntegrationLog(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def write(self, record: LogRecord) -> None:
        with translate_errors():
            write_record(record)[0].save()

    def many(self, community: str, account: str, ids: Sequence[str]) -> Sequence[LogRecord]:
        known = [each for each in dict.fromkeys(ids) if len(each) <= LONGEST_ID]
        wanted = [(keys.within(community, account, each), RECORD) for each in known]
        found = read_together(self.client, {LogRow: wanted})[LogRow] if wanted else []
        return [_record(item) for item in found]

    def page(self, community: str, wanted: LogFilter, cursor: str | None, limit: int) -> Page[LogRecord]:
        index, owner = _list_of(community, wanted)
        since = keys.instant(wanted.since) if wanted.since else FIRST
        until = keys.instant(wanted.until) if wanted.until else LAST
        whose = f"{community}/log/{msgspec.json.encode(wanted).decode()}"

        def read(item: Item) -> LogRecord | None:
            record = _record(item)
            return record if wanted.fits(record) else None

        span = Span(owner, since, until, begin(self.cursors, whose, cursor, until))
        found = look(self.client, index, span, limit=limit, at_most=max(LOOKED_AT, limit), read=read)
        return Page(found.things, self.cursors.write(whose, found.at) if found.at else None)


def _list_of(community: str, wanted: LogFilter) -> tuple[Index, str]:
    """The shortest list that has all that is wanted."""
    account = keys.within(community, wanted.account)
    if wanted.correlation:
        return CORRELATED, keys.within(account, wanted.correlation)
    if wanted.order:
        return OF_ORDER, keys.within(account, wanted.order)
    return (FAILED if wanted.failed else BY_TIME), account


def _record(item: Item) -> LogRecord:
    return msgspec.json.decode(item["body"]["S"], type=LogRecord)
