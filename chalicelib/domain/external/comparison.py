"""How far the comparison of an account with its marketplace has come: one at a time, in steps."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import TooMany
from chalicelib.domain.external.differences import MOST_FOUND, Difference, DifferenceKind, DifferenceReport

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

EVERY = timedelta(days=1)
PAUSE = timedelta(minutes=10)
"""Between the beginnings of two that people ask for."""

LEASE = timedelta(minutes=5)
"""Longer than a step takes: whoever died over it holds nobody up for longer."""

LISTED = timedelta(days=7)
"""Of so long the marketplace is asked what is new there or has changed."""

BACK = timedelta(days=90)
"""So old may an order be that is looked up there."""

MOST_NOTED = 1_000
"""Differences that are remembered until the report."""

SHOWN = frozenset({DifferenceKind.UNKNOWN, DifferenceKind.STATE, DifferenceKind.CANCELLED})
"""What a poll mends."""

MOST_PAGES, MOST_SEEN, MOST_READ = 50, 5_000, 200
"""Pages of the marketplace's list, orders in them that are remembered, orders that are asked for one by one."""


class Stage(StrEnum):
    """THEIRS: the marketplace's list is gone through. OURS: all that we have. SINGLE: what was not in its list is asked
    for, one by one.
    """

    THEIRS = "theirs"
    OURS = "ours"
    SINGLE = "single"


class Comparison(Struct, frozen=True):
    """Of ``account``. ``begun_at`` is there while it goes on, ``cursor`` is of the list at hand. ``seen``: orders that
    the marketplace has listed; ``single``: those that are still to be asked for. ``asked_at``: a person wants one.
    """

    community: str
    account: str
    stage: Stage = Stage.THEIRS
    begun_at: datetime | None = None
    busy_until: datetime | None = None
    asked_at: datetime | None = None
    due_at: datetime | None = None
    cursor: str | None = None
    pages: int = 0
    seen: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    compared: int = 0
    left: int = 0
    total: int = 0
    found: tuple[Difference, ...] = ()
    version: int = 0

    @property
    def goes_on(self) -> bool:
        return self.begun_at is not None

    def is_due(self, now: datetime) -> bool:
        if self.busy_until is not None and now < self.busy_until:
            return False
        return self.goes_on or self.due_at is None or self.due_at <= now

    def asked(self, now: datetime) -> Comparison:
        """Raises TooMany where one goes on, or was asked for a moment ago."""
        last = self.begun_at or self.asked_at
        if last is not None and now - last < PAUSE:
            wait = int((last + PAUSE - now).total_seconds()) + 1
            raise TooMany("comparison_lately", retry_after=wait)
        return replace(self, asked_at=now, due_at=now)

    def begun(self, now: datetime) -> Comparison:
        """Taken by whoever compares; one that was begun is gone on with."""
        if self.goes_on:
            return replace(self, busy_until=now + LEASE)
        fresh = Comparison(self.community, self.account, asked_at=self.asked_at, version=self.version)
        return replace(fresh, begun_at=now, busy_until=now + LEASE)

    def listed(self, orders: Sequence[str], cursor: str | None) -> Comparison:
        """A page of the marketplace's list was gone through. What two of its lists show is one order."""
        over = cursor is None or self.pages + 1 >= MOST_PAGES
        return replace(
            self,
            stage=Stage.OURS if over else Stage.THEIRS,
            cursor=None if over else cursor,
            pages=self.pages + 1,
            seen=tuple(dict.fromkeys((*self.seen, *orders)))[:MOST_SEEN],
            compared=self.compared + len(set(orders) - set(self.seen)),
        )

    def looked_through(self, single: Sequence[str], cursor: str | None) -> Comparison:
        """Some of ours were: those of ``single`` the marketplace has not listed."""
        wanted = (*self.single, *single)
        return replace(
            self,
            stage=Stage.SINGLE if cursor is None else Stage.OURS,
            cursor=cursor,
            single=wanted[:MOST_READ],
            left=self.left + len(wanted[MOST_READ:]),
        )

    def asked_for(self, orders: Sequence[str]) -> Comparison:
        """These were asked for one by one."""
        left = tuple(each for each in self.single if each not in orders)
        return replace(self, single=left, compared=self.compared + len(orders))

    def noting(self, found: Sequence[Difference]) -> Comparison:
        """Each once, though a step is done again after somebody died over it."""
        known = {(each.kind, each.order) for each in self.found}
        new = [each for each in found if (each.kind, each.order) not in known]
        return replace(self, total=self.total + len(new), found=(*self.found, *new)[:MOST_NOTED])

    def mending(self, orders: Collection[str]) -> Comparison:
        """What the marketplace shows of these was taken over."""
        found = (
            replace(each, mended=True) if each.order in orders and each.kind in SHOWN else each for each in self.found
        )
        return replace(self, found=tuple(found))

    @property
    def is_over(self) -> bool:
        return self.stage is Stage.SINGLE and not self.single

    def rested(self) -> Comparison:
        """In the middle: whoever comes next goes on with it."""
        return replace(self, busy_until=None)

    def listed_anew(self) -> Comparison:
        """Its marketplace knows the place in its list no more; what was noted is noted once."""
        rested = self.rested()
        return replace(rested, cursor=None, pages=0, seen=(), compared=0) if self.stage is Stage.THEIRS else rested

    def leased(self, now: datetime) -> Comparison:
        return replace(self, busy_until=now + LEASE)

    def ended(self, now: datetime) -> Comparison:
        ended = Comparison(self.community, self.account, asked_at=self.asked_at, version=self.version)
        return replace(ended, due_at=now + EVERY)

    def report(self, title: str, now: datetime) -> DifferenceReport:
        begun = self.begun_at or now
        return DifferenceReport(
            community=self.community,
            account=self.account,
            id=f"{begun:%Y-%m-%dT%H:%M:%SZ}",
            title=title,
            begun_at=begun,
            ended_at=now,
            compared=self.compared,
            left=self.left,
            total=self.total,
            mended=sum(each.mended for each in self.found),
            found=tuple(sorted(self.found, key=lambda each: each.mended))[:MOST_FOUND],
        )
