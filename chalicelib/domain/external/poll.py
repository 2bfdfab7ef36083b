"""How far the polling of an account has come: one at a time, in windows that overlap."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace

OVERLAP = timedelta(minutes=30)
"""What a marketplace shows late is still found by the next window."""

FIRST_LOOK = timedelta(days=7)
"""So far back a new account is looked through: what is older is kept by the marketplace alone."""

LONGEST_WINDOW = timedelta(days=7)
LEASE = timedelta(minutes=5)
"""Longer than a step takes: whoever died while he polled holds nobody up for longer."""

_EVERY = {Marketplace.OZON: timedelta(minutes=15), Marketplace.YANDEX_MARKET: timedelta(minutes=15)}
_USUAL = timedelta(minutes=5)
EARLY = timedelta(minutes=2)
"""The clock that asks strikes every five minutes, and a poll ends some seconds after its stroke. Counted from its end,
it would be the next stroke but one that finds it due."""


class Poll(Struct, frozen=True):
    """Of ``account``: all until ``done_until`` was looked through. ``until`` is the end of the window at hand, with the
    marketplace's ``cursor`` in it, which was begun at ``begun_at``; ``busy_until``: somebody polls. ``found`` counts
    what pushes should have brought, ``listed`` all that was shown. ``asked``: there is a list that could show any.
    """

    community: str
    account: str
    done_until: datetime | None = None
    until: datetime | None = None
    cursor: str | None = None
    begun_at: datetime | None = None
    busy_until: datetime | None = None
    due_at: datetime | None = None
    found: int = 0
    listed: int = 0
    asked: bool = True
    version: int = 0

    def is_due(self, now: datetime) -> bool:
        return not self.is_busy(now) and (self.until is not None or self.due_at is None or self.due_at <= now)

    def is_busy(self, now: datetime) -> bool:
        return self.busy_until is not None and now < self.busy_until

    def since(self, now: datetime) -> datetime:
        """Where the window begins."""
        return self.done_until - OVERLAP if self.done_until else now - FIRST_LOOK

    def begun(self, now: datetime) -> Poll:
        """Taken by whoever polls; a window that was begun is gone on with."""
        until = self.until or min(now, self.since(now) + LONGEST_WINDOW)
        begun_at = self.begun_at if self.until else now
        return replace(self, until=until, begun_at=begun_at, busy_until=now + LEASE)

    def has_found(self, order: ExternalOrder) -> bool:
        """Whether nobody had told of it before this window was begun."""
        return self.begun_at is not None and order.seen_at >= self.begun_at

    def advanced(self, cursor: str | None, now: datetime, *, found: int, listed: int, asked: bool = True) -> Poll:
        counted = replace(self, found=self.found + found, listed=self.listed + listed, asked=asked)
        return replace(counted, cursor=cursor, busy_until=now + LEASE)

    def rested(self) -> Poll:
        """In the middle of a window: whoever comes next goes on with it."""
        return replace(self, busy_until=None)

    def begun_anew(self) -> Poll:
        """From the beginning of the window: its marketplace knows the place in it no more. All is counted again."""
        return replace(self, cursor=None, found=0, listed=0, busy_until=None)

    def ended(self, marketplace: Marketplace, now: datetime) -> Poll:
        """The window was looked through. One that does not reach the present is followed by the next at once."""
        reached = self.until is not None and now - self.until < LONGEST_WINDOW
        due = now + _EVERY.get(marketplace, _USUAL) - EARLY if reached else now
        through = replace(self, done_until=self.until, until=None, cursor=None, found=0, listed=0)
        return replace(through, busy_until=None, due_at=due)
