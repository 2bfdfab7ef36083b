"""Comments, and how far their collecting has come."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import KEPT_FOR, Comment
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.storage.comments.sync import PULL, WATCHED, CommentSyncRow, WatchedDiscussionRow
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import Item, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Table
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pynamodb.models import Model

    from chalicelib.domain.lists import Page
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
        with translate_errors():
            try:
                row = CommentSyncRow.get(community, PULL, consistent_read=True)
            except CommentSyncRow.DoesNotExist:
                return CommentSync(community)
        return read_thing(row.body, row.version, CommentSync)

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        wanted = [(community, WATCHED + each) for each in dict.fromkeys(discussions)]
        with translate_errors():
            rows = list(WatchedDiscussionRow.batch_get(wanted, consistent_read=True)) if wanted else []
        found = [read_thing(row.body, row.version, WatchedDiscussion) for row in rows]
        return {each.id: each for each in found}

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        """All of a group's are looked through: it is asked for once a day."""
        with translate_errors():
            rows = WatchedDiscussionRow.query(community, WatchedDiscussionRow.sk.startswith(WATCHED))
            found = (read_thing(row.body, row.version, WatchedDiscussion) for row in rows)
            return list(islice((each for each in found if each.is_left(now)), limit))


def _comment(item: Item) -> Comment:
    return msgspec.json.decode(item["body"]["S"], type=Comment)


def _between(since: datetime | None, at: datetime, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at <= until)
