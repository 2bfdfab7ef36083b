"""Whose turn it is among the imports of a community."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

IMPORT_QUEUE = "queue#imports"


class ImportQueueRow(Row):
    class Meta:
        table_name = Table("imports")


@writes(ImportQueue)
def write_import_queue(it: ImportQueue) -> list[Model]:
    return [row_of(ImportQueueRow, it.community, IMPORT_QUEUE, it)]


def read_import_queue(community: str) -> ImportQueue:
    return read_one(ImportQueueRow, community, IMPORT_QUEUE, ImportQueue) or ImportQueue(community)
