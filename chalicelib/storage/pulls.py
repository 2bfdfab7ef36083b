"""How far the collecting of comments has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.pulls import Pull, Watched
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

PULL = "pull"
WATCHED = "watched#"


class WatchedRow(Row):
    class Meta:
        table_name = Table("comments")


class PullRow(Row):
    class Meta:
        table_name = Table("comments")


@writes(Watched)
def write_watched(it: Watched) -> list[Model]:
    return [row_of(WatchedRow, it.community, WATCHED + it.id, it)]


@writes(Pull)
def write_pull(it: Pull) -> list[Model]:
    return [row_of(PullRow, it.community, PULL, it)]
