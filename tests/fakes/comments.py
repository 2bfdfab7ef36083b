"""Comments, and how far discussions were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.lists import Page
from chalicelib.usecases.ports import Commit
from tests.fakes.commits import MemoryCommits
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryComments:
    memory: Memory

    def of_author(self, community: str, author: str, since: datetime, cursor: str | None, limit: int) -> Page[Comment]:
        own = [each for each in self._of(community) if each.author == author and each.at >= since]
        comments = {(moment(each.at), each.id): each for each in own}
        return page(f"{community}#ok:{author}/comments", comments, cursor, limit, newest_first=True)

    def of_discussion(
        self, community: str, discussion: str, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Comment]:
        found = [each for each in self._of(community) if each.discussion == discussion]
        between = [each for each in found if (not since or since <= each.at) and (not until or each.at <= until)]
        return sorted(between, key=lambda comment: (comment.at, comment.id))

    def put(self, comments: Sequence[Comment]) -> None:
        commits = MemoryCommits(self.memory)
        for comment in comments:
            mark = erasure_mark(comment.community, comment.author)
            commits.commit(comment.community, Commit((comment,), not_erased=(mark,)))

    def sync(self, community: str) -> CommentSync:
        return self.memory.find(CommentSync, community) or CommentSync(community)

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        found = {each: self.memory.find(WatchedDiscussion, community, each) for each in discussions}
        return {name: watched for name, watched in found.items() if watched}

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        known = self.memory.of(WatchedDiscussion, community)
        return sorted((each for each in known if each.is_left(now)), key=lambda each: each.id)[:limit]

    def _of(self, community: str) -> Sequence[Comment]:
        return [each for key, each in self.memory.comments.items() if key[0] == community]
