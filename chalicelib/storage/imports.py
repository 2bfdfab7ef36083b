"""Imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.import_queue import ImportQueue
from chalicelib.domain.imports import Import
from chalicelib.storage import keys
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import ImportQueueRow, ImportRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class DynamoImports:
    def get(self, community: str, import_id: str) -> Import:
        with refusals():
            try:
                row = ImportRow.get(community, import_id, consistent_read=True)
            except ImportRow.DoesNotExist:
                raise NotFound("import_missing") from None
        return read_thing(row.body, row.version, Import)

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        wanted = [(community, each) for each in dict.fromkeys(import_ids)]
        with refusals():
            rows = list(ImportRow.batch_get(wanted, consistent_read=True)) if wanted else []
        return {row.sk: read_thing(row.body, row.version, Import) for row in rows}

    def queue(self, community: str) -> ImportQueue:
        with refusals():
            try:
                row = ImportQueueRow.get(community, keys.IMPORT_QUEUE, consistent_read=True)
            except ImportQueueRow.DoesNotExist:
                return ImportQueue(community)
        return read_thing(row.body, row.version, ImportQueue)
