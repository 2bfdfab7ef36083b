"""Imports of a community go one by one, so that none of its files can hold up those of another."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict

MOST_WAITING = 50
"""Imports of one community that wait for another."""

STILL_AFTER = timedelta(hours=6)
"""An import that was asked for so long ago may have lost its message: no pause between two tries of one is longer."""


class ImportQueue(Struct, frozen=True):
    """Imports of a community go one by one: which one is at work, and which ones wait for it.

    ``since`` is when it began, or was asked for again.
    """

    community: str
    running: str | None = None
    since: datetime | None = None
    waiting: tuple[str, ...] = ()
    version: int = 0

    def joined(self, import_id: str, now: datetime) -> ImportQueue:
        """Raises Conflict when too many wait already."""
        if self.running is None:
            return replace(self, running=import_id, since=now)
        if len(self.waiting) >= MOST_WAITING:
            raise Conflict("imports_many", limit=MOST_WAITING)
        return replace(self, waiting=(*self.waiting, import_id))

    def stands_still(self, now: datetime) -> bool:
        return self.since is not None and now - self.since >= STILL_AFTER

    def left(self, now: datetime) -> ImportQueue:
        """The one at work is done; the first that waits is at work now."""
        following = self.waiting[0] if self.waiting else None
        return replace(self, running=following, since=now if following else None, waiting=self.waiting[1:])
