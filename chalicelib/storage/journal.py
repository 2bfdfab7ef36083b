"""The journal, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from chalicelib.domain.journal import Entry
from chalicelib.storage import keys
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import JournalRow

if TYPE_CHECKING:
    from collections.abc import Sequence


class DynamoJournal:
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        with refusals():
            rows = list(JournalRow.query(keys.within(community, subject)))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]
