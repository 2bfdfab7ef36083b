"""A community's own wording, beside the community itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import Item, read_item, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

WORDING = "wording"


class WordingRow(Row):
    class Meta:
        table_name = Table("communities")


@writes(NoticeTemplates)
def write_wording(it: NoticeTemplates) -> list[Model]:
    return [row_of(WordingRow, it.community, WORDING, it)]


def read_wording(community: str) -> NoticeTemplates:
    with translate_errors():
        try:
            row = WordingRow.get(community, WORDING, consistent_read=True)
        except WordingRow.DoesNotExist:
            return NoticeTemplates(community)
    return read_thing(row.body, row.version, NoticeTemplates)


def wording_of(item: Item) -> NoticeTemplates:
    """From what a notice is decided on, which is read at once."""
    return read_item(item, NoticeTemplates)
