"""The texts of notices as a community words them, beside the community itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

WORDING = "wording"


class TemplatesRow(Row):
    class Meta:
        table_name = Table("communities")


@writes(NoticeTemplates)
def write_templates(it: NoticeTemplates) -> list[Model]:
    return [row_of(TemplatesRow, it.community, WORDING, it)]


def read_templates(community: str) -> NoticeTemplates:
    return read_one(TemplatesRow, community, WORDING, NoticeTemplates) or NoticeTemplates(community)
