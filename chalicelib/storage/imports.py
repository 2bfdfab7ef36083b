"""Imports."""

from chalicelib.domain.errors import NotFound
from chalicelib.domain.imports import Import
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import ImportRow


class DynamoImports:
    def get(self, community: str, import_id: str) -> Import:
        with refusals():
            try:
                row = ImportRow.get(community, import_id, consistent_read=True)
            except ImportRow.DoesNotExist:
                raise NotFound("import_missing") from None
        return read_thing(row.body, row.version, Import)
