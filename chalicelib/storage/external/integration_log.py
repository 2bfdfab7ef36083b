"""The log of what went between a marketplace and us; it forgets by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow

if TYPE_CHECKING:
    from datetime import datetime

    from pynamodb.models import Model

    from chalicelib.domain.lists import Page
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Cursors


class LogRow(UniqueRow):
    """Its key is its id: what is pushed twice is there once."""

    class Meta:
        table_name = Table("integrations")

    account_key = UnicodeAttribute()
    happened = UnicodeAttribute()
    body = UnicodeAttribute()
    expires = NumberAttribute()


BY_TIME = Index(LogRow, "by_time", "account_key", "happened", newest_first=True)


@writes(LogRecord)
def write_record(it: LogRecord) -> list[Model]:
    return [
        LogRow(
            pk=keys.within(it.community, it.account, it.id),
            sk="record",
            account_key=keys.within(it.community, it.account),
            happened=keys.instant(it.at),
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

    def page(
        self, community: str, account: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[LogRecord]:
        owner, first = keys.within(community, account), keys.instant(since) if since else "0"
        return read_page(
            self.client, self.cursors, BY_TIME, owner, cursor=cursor, limit=limit, read=_record, since=first
        )


def _record(item: Item) -> LogRecord:
    return msgspec.json.decode(item["body"]["S"], type=LogRecord)
