"""Imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports.import_job import Import
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_many, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.imports.queue import read_import_queue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

    from chalicelib.domain.imports.queue import ImportQueue


class ImportRow(Row):
    class Meta:
        table_name = Table("imports")


@writes(Import)
def write_import(it: Import) -> list[Model]:
    return [row_of(ImportRow, it.community, it.id, it)]


class DynamoImports:
    def get(self, community: str, import_id: str) -> Import:
        found = read_one(ImportRow, community, import_id, Import)
        if found is None:
            raise NotFound("import_missing")
        return found

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        wanted = [(community, each) for each in import_ids]
        return {each.id: each for each in read_many(ImportRow, wanted, Import)}

    def queue(self, community: str) -> ImportQueue:
        return read_import_queue(community)
