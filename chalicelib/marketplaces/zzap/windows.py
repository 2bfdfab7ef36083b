"""Windows of time that a list is asked in, and how the rest of a list is named by a cursor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from chalicelib.domain.errors import Invalid

SHORTEST = timedelta(days=1)
"""Whether ZZAP tells hours of a day apart is not known, so no window is cut shorter."""

_LONGEST_CURSOR = 80


class Window(Struct, frozen=True):
    """Between two moments in UTC."""

    begin: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.begin

    @property
    def is_shortest(self) -> bool:
        return self.length <= SHORTEST

    @property
    def first_half(self) -> Window:
        return Window(self.begin, self.begin + max(self.length / 2, SHORTEST))

    def following(self, until: datetime) -> Window:
        """The next of the same length."""
        return Window(self.end, min(self.end + self.length, until))

    def ahead(self, span: timedelta) -> Window:
        return Window(self.begin, self.end + span)


def write_window(window: Window) -> str:
    return "/".join(each.astimezone(UTC).isoformat() for each in (window.begin, window.end))


def read_window(cursor: str) -> Window:
    """Raises Invalid for what is no cursor of ours."""
    try:
        begin, end = (datetime.fromisoformat(each) for each in cursor[:_LONGEST_CURSOR].split("/"))
    except ValueError:
        raise Invalid("cursor_foreign", "cursor") from None
    if begin.tzinfo is None or end.tzinfo is None or end <= begin:
        raise Invalid("cursor_foreign", "cursor")
    return Window(begin, end)
