"""How far the collecting of comments has come."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_many, read_one, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

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
def write_sync(it: CommentSync) -> list[Model]:
    return [row_of(CommentSyncRow, it.community, PULL, it)]


def read_sync(community: str) -> CommentSync:
    return read_one(CommentSyncRow, community, PULL, CommentSync) or CommentSync(community)


def read_watched(community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
    wanted = [(community, WATCHED + each) for each in discussions]
    return {each.id: each for each in read_many(WatchedDiscussionRow, wanted, WatchedDiscussion)}


def read_left(community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
    """All of a group's are looked through: it is asked for once a day."""
    with translate_errors():
        rows = WatchedDiscussionRow.query(community, WatchedDiscussionRow.sk.startswith(WATCHED))
        found = (read_thing(row.body, row.version, WatchedDiscussion) for row in rows)
        return list(islice((each for each in found if each.is_left(now)), limit))
