"""Comments, and how far their collecting has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import KEPT_FOR, Comment
from chalicelib.storage.comments.sync import read_left, read_sync, read_watched
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pynamodb.models import Model

    from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
    from chalicelib.domain.lists import Page
    from chalicelib.storage.engine.reading import Item
    from chalicelib.usecases.ports import Commits, Cursors


class CommentRow(KeyedRow):
    class Meta:
        table_name = Table("comments")

    body = UnicodeAttribute()
    discussion_key = UnicodeAttribute()
    expires = NumberAttribute()


BY_DISCUSSION = Index(CommentRow, "by_discussion", "discussion_key", "sk")
AT_ONCE = 500
TOGETHER = 40
"""Comments in a commit: with a mark of each author they stay below the hundred rows of a transaction."""

BY_AUTHOR = Index(CommentRow, None, "pk", "sk", newest_first=True)


@writes(Comment)
def write_comment(it: Comment) -> list[Model]:
    written = CommentRow(
        pk=keys.within(it.community, f"ok:{it.author}"),
        sk=f"{keys.moment(it.at)}#{it.id}",
        body=body(it),
        discussion_key=keys.within(it.community, it.discussion),
        expires=int((it.at + KEPT_FOR).timestamp()),
    )
    return [written]


class DynamoComments(Struct, frozen=True):
    client: Any
    cursors: Cursors
    commits: Commits

    def of_author(self, community: str, author: str, since: datetime, cursor: str | None, limit: int) -> Page[Comment]:
        owner = keys.within(community, f"ok:{author}")
        first = keys.moment(since)
        return read_page(
            self.client, self.cursors, BY_AUTHOR, owner, cursor=cursor, limit=limit, read=_comment, since=first
        )

    def of_discussion(
        self, community: str, discussion: str, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Comment]:
        owner, first = keys.within(community, discussion), keys.moment(since) if since else "0"
        asked = (self.client, self.cursors, BY_DISCUSSION, owner)
        found, cursor = list[Comment](), None
        while True:
            page = read_page(*asked, cursor=cursor, limit=AT_ONCE, read=_comment, since=first)
            found, cursor = [*found, *page.things], page.cursor
            if cursor is None or (until and found and found[-1].at > until):
                return [each for each in found if _between(since, each.at, until)]

    def put(self, comments: Sequence[Comment]) -> None:
        latest = list({(each.author, each.at, each.id): each for each in comments}.values())
        for start in range(0, len(latest), TOGETHER):
            some = latest[start : start + TOGETHER]
            authors = dict.fromkeys((each.community, each.author) for each in some)
            marks = [erasure_mark(community, author) for community, author in authors]
            self.commits.commit(some[0].community, Commit(some, not_erased=marks))

    def sync(self, community: str) -> CommentSync:
        return read_sync(community)

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        return read_watched(community, discussions)

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        return read_left(community, now, limit)


def _comment(item: Item) -> Comment:
    return msgspec.json.decode(item["body"]["S"], type=Comment)


def _between(since: datetime | None, at: datetime, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at <= until)
