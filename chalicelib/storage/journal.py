"""The journal, read."""

from collections.abc import Sequence

import msgspec

from chalicelib.domain.journal import Entry
from chalicelib.storage import keys
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import JournalRow


class DynamoJournal:
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        with refusals():
            rows = list(JournalRow.query(keys.within(community, subject)))
        return [msgspec.json.decode(row.body, type=Entry) for row in rows]
