"""The journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.journal import Entry
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


class JournalRow(KeyedRow):
    class Meta:
        table_name = Table("journal")

    body = UnicodeAttribute()


@writes(Entry)
def write_entry(it: Entry) -> list[Model]:
    """The key sorts as time does, and tells two entries of one moment apart."""
    sk = f"{keys.instant(it.at)}#{it.id}"
    return [JournalRow(pk=keys.within(it.community, it.subject), sk=sk, body=body(it))]


class DynamoJournal:
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        with translate_errors():
            rows = list(JournalRow.query(keys.within(community, subject)))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]

    def latest(self, community: str, subject: str, limit: int) -> Sequence[Entry]:
        with translate_errors():
            rows = list(JournalRow.query(keys.within(community, subject), scan_index_forward=False, limit=limit))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]
