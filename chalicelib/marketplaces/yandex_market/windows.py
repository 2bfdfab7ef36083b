"""A span of time cut into what the Market lists at once, and the place in it as a cursor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = timedelta(days=30)
OVERLAP = timedelta(seconds=1)
"""Whether a window has its ends in it is not told [?]: what changed just between two is listed by both."""


class Place(Struct, frozen=True):
    """The window that begins ``since``, whole seconds in UTC, from the page of this token on."""

    since: datetime
    token: str = ""

    @property
    def cursor(self) -> str:
        return f"{int(self.since.timestamp())}~{self.token}"


def first(since: datetime) -> Place:
    return Place(since.astimezone(UTC).replace(microsecond=0))


def read_cursor(cursor: str) -> Place:
    """Raises Invalid for what is no cursor of ours."""
    moment, separator, token = cursor.partition("~")
    if not (separator and moment.isascii() and moment.isdigit() and len(moment) <= 11):
        raise Invalid("cursor_foreign", "cursor")
    return Place(datetime.fromtimestamp(int(moment), UTC), token)


def end_of(place: Place, until: datetime) -> datetime:
    """Of its window: a second later than asked for, where that is no whole one."""
    last = until.astimezone(UTC)
    last = last.replace(microsecond=0) + (OVERLAP if last.microsecond else timedelta())
    return max(min(last, place.since + LONGEST), place.since)


def following(place: Place, token: str, until: datetime) -> str | None:
    """The cursor after a page that named the next one, or none. A page that names itself is the last."""
    if token and token != place.token:
        return Place(place.since, token).cursor
    end = end_of(place, until)
    return Place(end - OVERLAP).cursor if end < until.astimezone(UTC) else None


def dates(place: Place, until: datetime) -> Mapping[str, str]:
    return {"updateDateFrom": place.since.isoformat(), "updateDateTo": end_of(place, until).isoformat()}
