"""A group's comments are read: only what changed, a page in each step, going on wherever it broke off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from chalicelib.domain.buyers import erased_identity
from chalicelib.domain.comments import (
    KEPT_FOR,
    CommentPage,
    Discussion,
    DiscussionPage,
    FoundComment,
    noted,
)
from chalicelib.domain.communities import Community
from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.domain.pulls import PATIENCE, Pull, Reading, Watched
from chalicelib.usecases.ports import Buyers, Clock, Comments, Commit, Commits, Discussions

STEPS = 100
"""Questions to OK in one turn; the next turn goes on."""

TURN = timedelta(seconds=60)
"""A turn begins no step after this: its function may live for twice as long."""

SWEPT = 50
"""Discussions that are not listed any more and are asked about one after the other."""

FORBIDDEN = "comments_forbidden"
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Pulling:
    discussions: Discussions
    comments: Comments
    buyers: Buyers
    commits: Commits
    now: Clock

    def turn(self, community: Community, token: str) -> Pull:
        """To the end of the round, if there is time for it. Raises Invalid, Unavailable, Stale: another is at it."""
        pull, began = self.comments.pull(community.id), self.now()
        if pull.rests(began):
            return pull
        for _ in range(STEPS):
            pull = self._step(community, token, pull)
            if pull.is_over or self.now() - began > TURN:
                break
        return pull

    def _step(self, community: Community, token: str, pull: Pull) -> Pull:
        if pull.failures >= PATIENCE:
            return self._save(pull.passed_over(self.now()))
        if pull.queue:
            return self._read(community, token, pull)
        return self._sweep(pull) if pull.is_to_sweep else self._find(community, token, pull)

    def _find(self, community: Community, token: str, pull: Pull) -> Pull:
        """The next page of discussions; those that changed are read in the steps to come."""
        page, pull = self._page(community, token, pull)
        known = self.comments.watched(community.id, [each.id for each in page.discussions])
        due = [each for each in page.discussions if _watched(community, each, known).is_due(each.comments, self.now())]
        return self._save(pull.turned(due, page.anchor, self.now()))

    def _page(self, community: Community, token: str, pull: Pull) -> tuple[DiscussionPage, Pull]:
        group = str(community.group)
        try:
            page = self._answer(pull, lambda: self.discussions.page(token, group, pull.source, pull.anchor))
        except NotFound:  # a group without a shop, or without albums
            return DiscussionPage(()), pull
        except Invalid as refusal:
            return DiscussionPage(()), _denied(pull, pull.source, refusal)
        return page, pull.allowed(pull.source)

    def _sweep(self, pull: Pull) -> Pull:
        """What is not listed any more was perhaps removed, with all of its comments."""
        left = self.comments.left(pull.community, self.now(), SWEPT)
        queue = tuple(each.about for each in left if each.about)
        return self._save(replace(pull, queue=queue, swept_at=pull.swept_at if len(left) == SWEPT else self.now()))

    def _read(self, community: Community, token: str, pull: Pull) -> Pull:
        """The next page of the first discussion of the queue."""
        about = pull.queue[0]
        watched = _watched(community, about, self.comments.watched(community.id, [about.id]))
        reading = pull.reading or watched.reading(self.now())
        anchor = reading.anchor
        try:
            page = self._answer(pull, lambda: self.discussions.comments(token, about.id, about.type, anchor))
        except NotFound:  # it is gone, and all of its comments with it
            gone, whole = replace(about, comments=0), Reading(whole=True)
            return self._turned(community, pull, watched, gone, whole, CommentPage())
        except Invalid as refusal:
            passed = replace(watched, comments=about.comments, read_at=self.now(), about=about)
            return self._save(_denied(pull, "comments", refusal).read(), passed)
        return self._turned(community, pull.allowed("comments"), watched, about, reading, page)

    def _answer(self, pull: Pull, question: Callable[[], Answer]) -> Answer:
        try:
            return question()
        except Unavailable:
            self._save(pull.failed())
            raise

    def _turned(
        self, community: Community, pull: Pull, watched: Watched, about: Discussion, reading: Reading, page: CommentPage
    ) -> Pull:
        """One page further, or once more from the beginning, or done."""
        self._keep(community, about, reading, page)
        after = reading.turned(page)
        if page.more:
            return self._save(replace(pull, reading=after))
        if not watched.explains(after, about.comments):
            return self._save(replace(pull, reading=Reading(whole=True)))
        return self._save(pull.read(), watched.read(about, after, self.now()))

    def _keep(self, community: Community, about: Discussion, reading: Reading, page: CommentPage) -> None:
        """What is new or changed, and what is missing; the rest is there already."""
        until = reading.turned(page).until if page.more else None
        kept = {each.id: each for each in self.comments.of_discussion(community.id, about.id, reading.until, until)}
        read = [noted(community.id, about, each, kept.get(each.id)) for each in self._of_people(community, page)]
        changed = [each for each in read if each != kept.get(each.id)]
        gone = [replace(each, removed_at=self.now()) for each in reading.missing(page, kept.values())]
        if changed or gone:
            self.comments.put([*changed, *gone])

    def _of_people(self, community: Community, page: CommentPage) -> Sequence[FoundComment]:
        """Those that will be shown, except of people whose data was erased at their wish."""
        earliest = self.now() - KEPT_FOR
        found = [each for each in page.comments if each.author and not each.by_group and each.at > earliest]
        keys = {erased_identity(community.id, str(each.author)): each.author for each in found}
        erased = {keys[key] for key in self.buyers.by_identities(community.id, list(keys))} if keys else set()
        return [each for each in found if each.author not in erased]

    def _save(self, pull: Pull, *watched: Watched) -> Pull:
        after = pull.rested(self.now())
        self.commits.commit(pull.community, Commit((after, *watched)))
        return replace(after, version=after.version + 1)


def _watched(community: Community, about: Discussion, known: Mapping[str, Watched]) -> Watched:
    return known.get(about.id) or Watched(about.id, community.id)


def _denied(pull: Pull, what: str, refusal: Invalid) -> Pull:
    """It is passed over, and the organizers hear of it when the round is over. Raises a refusal of the token itself."""
    if refusal.reason != FORBIDDEN:
        raise refusal
    return pull.denied(what)
