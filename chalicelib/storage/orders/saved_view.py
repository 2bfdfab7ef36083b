"""Saved views, beside the community."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_all, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

VIEW = "view#"


class ViewRow(Row):
    class Meta:
        table_name = Table("communities")


@writes(SavedView)
def write_view(it: SavedView) -> list[Model]:
    return [row_of(ViewRow, it.community, VIEW + it.id, it)]


class DynamoSavedViews:
    def get(self, community: str, view: str) -> SavedView:
        found = read_one(ViewRow, community, VIEW + view, SavedView)
        if found is None:
            raise NotFound("view_missing")
        return found

    def all(self, community: str) -> Sequence[SavedView]:
        views = read_all(ViewRow, community, VIEW, SavedView)
        return sorted(views, key=lambda view: (view.name.casefold(), view.id))
