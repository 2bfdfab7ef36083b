"""A group's comments are read: only what changed, a page in each step, going on wherever it broke off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.comments.comment import (
    KEPT_FOR,
    Comment,
    CommentPage,
    Discussion,
    DiscussionPage,
    FoundComment,
    noted,
)
from chalicelib.domain.comments.sync import COMMENTS, PATIENCE, CommentSync, ReadProgress, WatchedDiscussion
from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.usecases.ports import Buyers, Clock, Comments, Commit, Commits, Discussions
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chalicelib.domain.communities.community import Community

STEPS = 100
"""Questions to OK in one turn; the next turn goes on."""

TURN = timedelta(seconds=60)
"""A turn begins no step after this: its function may live for twice as long."""

SWEPT = 50
"""Discussions that are not listed any more and are asked about after a round; the others after that of tomorrow."""

FORBIDDEN = "comments_forbidden"
Answer = TypeVar("Answer")


class SyncDiscussions(Struct, frozen=True):
    discussions: Discussions
    comments: Comments
    buyers: Buyers
    commits: Commits
    now: Clock

    def turn(self, community: Community, token: str) -> CommentSync:
        """To the end of the round, if there is time for it. Raises Invalid, Unavailable, Stale: another is at it.

        What comes of it is to be reported as long as the sync says so, also by a turn that asked nothing itself.
        """
        sync, began = self.comments.sync(community.id), self.now()
        if sync.rests(began):
            return sync
        for _ in range(STEPS):
            sync = self._step(community, token, sync)
            if sync.is_over or self.now() - began > TURN:
                break
        return sync

    def reported(self, sync: CommentSync) -> None:
        """The organizers know of the round. Raises Stale: the next one has begun."""
        self._save(sync.reported())

    def _step(self, community: Community, token: str, sync: CommentSync) -> CommentSync:
        if sync.failures >= PATIENCE:
            return self._pass_over(community, sync)
        if sync.queue:
            return self._read(community, token, sync)
        return self._sweep(sync) if sync.is_to_sweep else self._find(community, token, sync)

    def _find(self, community: Community, token: str, sync: CommentSync) -> CommentSync:
        """The next page of discussions; those that changed are read in the steps to come."""
        page, sync = self._page(community, token, sync.begun(self.now()))
        known = self.comments.watched(community.id, [each.id for each in page.discussions])
        due = [each for each in page.discussions if _watched(community, each, known).is_due(each.comments, self.now())]
        return self._save(sync.turned(due, page.anchor, self.now()))

    def _page(self, community: Community, token: str, sync: CommentSync) -> tuple[DiscussionPage, CommentSync]:
        group = str(community.group)
        try:
            page = self._answer(sync, lambda: self.discussions.page(token, group, sync.source, sync.anchor))
        except NotFound:  # a group without a shop, or without albums
            page = DiscussionPage(())
        except Invalid as refusal:
            return DiscussionPage(()), self._denied(sync, sync.source, refusal)
        return page, sync.listed()

    def _sweep(self, sync: CommentSync) -> CommentSync:
        """What is not listed any more was perhaps removed, with all of its comments."""
        left = self.comments.left(sync.community, self.now(), SWEPT)
        queue = tuple(each.about for each in left if each.about)
        return self._save(replace(sync, queue=queue, swept_at=self.now()))

    def _pass_over(self, community: Community, sync: CommentSync) -> CommentSync:
        """What OK does not answer waits until the next round."""
        after = sync.passed_over(self.now())
        return self._save(after, *(self._known(community, each).put_off(self.now()) for each in sync.queue[:1]))

    def _read(self, community: Community, token: str, sync: CommentSync) -> CommentSync:
        """The next page of the first discussion of the queue."""
        about = sync.queue[0]
        watched = self._known(community, about)
        reading = sync.reading or watched.reading(self.now())
        anchor = reading.anchor
        try:
            page = self._answer(sync, lambda: self.discussions.comments(token, about.id, about.type, anchor))
        except NotFound:  # it is gone, and all of its comments with it
            return self._turned(sync.listed(), watched, ReadProgress(whole=True), CommentPage())
        except Invalid as refusal:
            return self._closed(sync, watched, self._denied(sync, COMMENTS, refusal))
        return self._turned(sync.let_read(self.now()), watched, reading, page)

    def _closed(self, sync: CommentSync, watched: WatchedDiscussion, after: CommentSync) -> CommentSync:
        """It is asked about again in a day; but while all are closed, the first of a round is asked in every round."""
        if len(after.forbidden) > len(sync.forbidden):
            return self._save(after.read())
        return self._save(after.read(), watched.denied(sync.queue[0], self.now()))

    def _denied(self, sync: CommentSync, what: str, refusal: Invalid) -> CommentSync:
        """Passed over; the organizers hear of it when the round is over. Raises a refusal of the token itself."""
        if refusal.reason != FORBIDDEN:
            raise refusal
        return sync.denied(what, self.now())

    def _known(self, community: Community, about: Discussion) -> WatchedDiscussion:
        return _watched(community, about, self.comments.watched(community.id, [about.id]))

    def _answer(self, sync: CommentSync, question: Callable[[], Answer]) -> Answer:
        try:
            return question()
        except Unavailable:
            self._save(sync.failed())
            raise

    def _turned(
        self, sync: CommentSync, watched: WatchedDiscussion, reading: ReadProgress, page: CommentPage
    ) -> CommentSync:
        """One page further of the first discussion of the queue, or once more from the beginning, or done."""
        about = sync.queue[0]
        self._keep(sync.community, about, reading, page)
        after = reading.turned(page)
        if page.more:
            return self._save(replace(sync, reading=after))
        if not watched.explains(after, about.comments):
            return self._save(replace(sync, reading=ReadProgress(whole=True)))
        return self._save(sync.read(), watched.read(about, after, self.now()))

    def _keep(self, community: str, about: Discussion, reading: ReadProgress, page: CommentPage) -> None:
        """What is new or changed, and what is missing; the rest is there already.

        Whose author is erased meanwhile is looked at again: then it is not his comment that is kept.
        """
        until = reading.turned(page).until if page.more else None
        kept = {each.id: each for each in self.comments.of_discussion(community, about.id, reading.until, until)}
        read = [noted(community, about, each, kept.get(each.id)) for each in self._shown(page)]
        changed = [each for each in read if each != kept.get(each.id)]
        gone = [replace(each, removed_at=self.now()) for each in reading.missing(page, kept.values())]
        if changed or gone:
            retry_on_stale(lambda: self.comments.put(self._of_people(community, [*changed, *gone])))

    def _shown(self, page: CommentPage) -> Sequence[FoundComment]:
        earliest = self.now() - KEPT_FOR
        return [each for each in page.comments if each.author and not each.by_group and each.at > earliest]

    def _of_people(self, community: str, comments: Sequence[Comment]) -> Sequence[Comment]:
        """Without those of people whose data was erased at their wish; one that is gone may have been read before."""
        keys = {erasure_mark(community, each.author).key: each.author for each in comments}
        erased = {keys[key] for key in self.buyers.by_identities(community, list(keys))}
        return [each for each in comments if each.author not in erased]

    def _save(self, sync: CommentSync, *watched: WatchedDiscussion) -> CommentSync:
        after = sync.rested(self.now())
        self.commits.commit(sync.community, Commit((after, *watched)))
        return replace(after, version=after.version + 1)


def _watched(community: Community, about: Discussion, known: Mapping[str, WatchedDiscussion]) -> WatchedDiscussion:
    return known.get(about.id) or WatchedDiscussion(about.id, community.id)
