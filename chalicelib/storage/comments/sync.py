"""How far the collecting of comments has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

PULL = "pull"
WATCHED = "watched#"


class WatchedDiscussionRow(Row):
    class Meta:
        table_name = Table("comments")


class CommentSyncRow(Row):
    class Meta:
        table_name = Table("comments")


@writes(WatchedDiscussion)
def write_watched(it: WatchedDiscussion) -> list[Model]:
    return [row_of(WatchedDiscussionRow, it.community, WATCHED + it.id, it)]


@writes(CommentSync)
def write_pull(it: CommentSync) -> list[Model]:
    return [row_of(CommentSyncRow, it.community, PULL, it)]
