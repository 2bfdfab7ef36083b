"""Where a walk through the tasks goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.marketplaces.wildberries.tasks import REACH, WINDOW

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_WINDOW = int(WINDOW.total_seconds())


class Place(Struct, frozen=True):
    """In unix seconds: a window from ``since``, the end of all; ``at`` is where its page begins."""

    since: int
    end: int
    at: str = "0"

    @property
    def until(self) -> int:
        """The end of this window."""
        return min(self.since + _WINDOW, self.end)

    def after(self, following: str) -> Place | None:
        """The next page, or the next window; None at the end."""
        if following:
            return Place(self.since, self.end, following)
        return Place(self.until, self.end) if self.until < self.end else None

    def written(self) -> str:
        return f"{self.since}.{self.end}.{self.at}"


def first(since: datetime, until: datetime, lookback: timedelta) -> Place:
    """Tasks are asked for by when they were made, so those that may still change are looked for further back."""
    end = int(until.timestamp()) + 1
    begin = min(int(since.timestamp()), end - int(lookback.total_seconds()))
    return Place(max(begin, end - REACH * _WINDOW), end)


def read(cursor: str) -> Place | None:
    """None for what was not written here: the walk begins anew."""
    parts = cursor.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 40 for part in parts):
        return None
    return Place(int(parts[0]), int(parts[1]), parts[2])
