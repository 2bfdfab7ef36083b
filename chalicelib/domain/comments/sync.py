"""How far the collecting of a group's comments has come, and what it reads next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.comments.comment import SHOWN_FOR, Comment, CommentPage, Discussion, Source

DAILY, WEEKLY, RECENT = timedelta(days=1), timedelta(days=7), timedelta(days=14)
"""A discussion is read whole once a day, once a week when nobody has written to it recently."""

LONG = 1_000
"""Comments. A longer discussion is not read whole for a single one that was removed: that is found with time."""

LEASE = timedelta(minutes=3)
"""Longer than a turn may live: after it the next one goes on."""

LATELY = WEEKLY + DAILY
"""Within that time some discussion was read, if any can be."""

COMMENTS = "comments"
"""What is forbidden beside the sources of discussions."""

PATIENCE = 3
"""Turns in which OK did not answer one question: then it is passed over until the next round."""

PAUSE = timedelta(minutes=8)
"""Between two rounds, however many turns are asked for."""


class ReadProgress(Struct, frozen=True):
    """How far a discussion has been read: up to ``anchor``, ``found`` comments, the last of them written at ``until``.

    ``whole``: from its first comment on, so that a kept one that is not met was removed.
    """

    whole: bool
    anchor: str | None = None
    found: int = 0
    until: datetime | None = None

    def turned(self, page: CommentPage) -> ReadProgress:
        """One page further."""
        moments = [each.at for each in page.comments] + ([self.until] if self.until else [])
        return ReadProgress(self.whole, page.anchor, self.found + len(page.comments), max(moments, default=None))

    def missing(self, page: CommentPage, kept: Collection[Comment]) -> Sequence[Comment]:
        """Of those that are kept: which should have been on this page, and are not."""
        if not self.whole or (page.more and not page.comments):
            return []
        there, until = {each.id for each in page.comments}, self.turned(page).until if page.more else None
        passed = [each for each in kept if _within(self.until, each.at, until)]
        return [each for each in passed if each.id not in there and each.removed_at is None]


def _within(after: datetime | None, at: datetime, until: datetime | None) -> bool:
    return (after is None or after < at) and (until is None or at <= until)


class WatchedDiscussion(Struct, frozen=True):
    """A discussion as it was last read: with how many comments, up to which anchor, the newest written at ``newest``.

    ``read_at`` is when it was last read whole, ``about`` what it was then.
    """

    id: str
    community: str
    comments: int = 0
    anchor: str | None = None
    read_at: datetime | None = None
    newest: datetime | None = None
    about: Discussion | None = None
    version: int = 0

    def is_due(self, comments: int, now: datetime) -> bool:
        """Another number of comments; or it is time to read it whole, as one may have come for one that was removed.

        Where OK counts comments and showed us none, it is asked once a day whether it does by now.
        """
        if self.read_at is None:
            return comments > 0
        unseen = self.newest is None and comments > 0 and now - self.read_at >= DAILY
        return comments != self.comments or unseen or self.is_old(now)

    def is_old(self, now: datetime, times: int = 1) -> bool:
        """Whether it should have been read whole so many times since; nobody sees what is older than all that."""
        if self.newest is None or self.read_at is None or now - self.newest >= SHOWN_FOR:
            return False
        return now - self.read_at >= times * (DAILY if now - self.newest < RECENT else WEEKLY)

    def is_left(self, now: datetime) -> bool:
        """Whether it is not listed any more: two rounds at least have not met it."""
        return self.is_old(now, times=2)

    def reading(self, now: datetime) -> ReadProgress:
        """From where it was read last, or whole."""
        if self.anchor is None or self.read_at is None or self.is_old(now):
            return ReadProgress(whole=True)
        return ReadProgress(whole=False, anchor=self.anchor, until=self.newest)

    def explains(self, reading: ReadProgress, comments: int) -> bool:
        """Whether what was found is all that changed; if not, some were removed."""
        return reading.whole or self.comments + reading.found == comments or comments > LONG

    def denied(self, about: Discussion, now: datetime) -> WatchedDiscussion:
        """OK did not let us read it: that is tried whole, in a day where somebody has written since."""
        newest = self.newest if about.comments == self.comments else None
        return replace(self, comments=about.comments, anchor=None, read_at=now, newest=newest, about=about)

    def put_off(self, now: datetime) -> WatchedDiscussion:
        """OK did not answer: others that are not listed any more come first."""
        return replace(self, read_at=now)

    def read(self, about: Discussion, reading: ReadProgress, now: datetime) -> WatchedDiscussion:
        """Read to its end."""
        read_at = now if reading.whole else self.read_at
        return replace(
            self, comments=about.comments, anchor=reading.anchor, read_at=read_at, newest=reading.until, about=about
        )


class CommentSync(Struct, frozen=True):
    """How far the collecting of a community's comments has come; it goes on from here after any break.

    ``source`` and ``anchor``: the next page of discussions; ``queue``: discussions of the last page that changed and
    are still to be read, the first of them as far as ``reading`` says. ``forbidden``: what OK did not let us read in
    this round; ``answered``: whether it has answered anything that was not reported yet; ``let_read_at``: when it let
    us read comments for the last time. ``failures``: how often it did not answer what is asked next; ``swept_at``: when
    those were asked about that are not listed any more. Before ``rests_until`` nobody goes on.
    """

    community: str
    source: Source = Source.GOODS
    anchor: str | None = None
    queue: tuple[Discussion, ...] = ()
    reading: ReadProgress | None = None
    forbidden: tuple[str, ...] = ()
    answered: bool = False
    let_read_at: datetime | None = None
    failures: int = 0
    round_began: datetime | None = None
    round_ended: datetime | None = None
    swept_at: datetime | None = None
    rests_until: datetime | None = None
    version: int = 0

    @property
    def is_over(self) -> bool:
        """All of the group was looked at."""
        begun = self.round_began or self.queue or self.failures or self.is_to_sweep
        return self.round_ended is not None and not begun

    @property
    def is_to_report(self) -> bool:
        """Whether a round is over that says something about the token."""
        return self.is_over and self.answered

    @property
    def is_to_sweep(self) -> bool:
        """Whether it is time, after a round, to ask about discussions that are not listed any more."""
        if self.round_ended is None or self.round_began:
            return False
        return self.swept_at is None or self.round_ended - self.swept_at >= DAILY

    def rests(self, now: datetime) -> bool:
        """Whether another turn is at it, or a round has just ended."""
        return self.rests_until is not None and now < self.rests_until

    def rested(self, now: datetime) -> CommentSync:
        """As it is kept: nobody else goes on with it for a while."""
        return replace(self, rests_until=now + (PAUSE if self.is_over else LEASE))

    def begun(self, now: datetime) -> CommentSync:
        """A round in which OK has neither answered nor forbidden anything yet; or the one that is under way."""
        return self if self.round_began else replace(self, round_began=now, forbidden=(), answered=False)

    def turned(self, queue: Sequence[Discussion], anchor: str | None, now: datetime) -> CommentSync:
        """One page of discussions further: the next page, the next source, or the end of the round."""
        further = replace(self, anchor=anchor, queue=tuple(queue), round_began=self.round_began or now, failures=0)
        if anchor:
            return further
        following = list(Source)[list(Source).index(self.source) + 1 :]
        if following:
            return replace(further, source=following[0])
        return replace(further, source=Source.GOODS, round_began=None, round_ended=now)

    def read(self) -> CommentSync:
        """The first discussion of the queue is done."""
        return replace(self, queue=self.queue[1:], reading=None, failures=0)

    def failed(self) -> CommentSync:
        """OK did not answer."""
        return replace(self, failures=self.failures + 1)

    def passed_over(self, now: datetime) -> CommentSync:
        """Without what OK does not answer: nothing is lost, the next round asks again."""
        return self.read() if self.queue else self.turned((), None, now)

    def listed(self) -> CommentSync:
        """OK answered what was asked about the source, if only that there is no such thing."""
        return replace(self, answered=True, failures=0)

    def let_read(self, now: datetime) -> CommentSync:
        """OK showed the comments of a discussion: that it closes others is not about the token."""
        open_now = tuple(each for each in self.forbidden if each != COMMENTS)
        return replace(self, forbidden=open_now, answered=True, let_read_at=now, failures=0)

    def denied(self, what: str, now: datetime) -> CommentSync:
        """One closed discussion says nothing while others are open."""
        lately = self.let_read_at is not None and now - self.let_read_at <= LATELY
        forbidden = self.forbidden if what == COMMENTS and lately else tuple(sorted({*self.forbidden, what}))
        return replace(self, forbidden=forbidden, answered=True)

    def reported(self) -> CommentSync:
        return replace(self, answered=False)
