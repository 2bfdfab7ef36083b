"""Lists that are read page by page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.lists import Page
from chalicelib.signing.cursors import SignedCursors
from tests.fakes.memory import Key

_CURSORS = SignedCursors(["memory"])


def page(
    owner: str, things: Mapping[Any, Any], cursor: str | None, limit: int, newest_first: bool = False
) -> Page[Any]:
    """Things by their places in the list. A full page may be the last one: only the next, empty, shows it."""
    places: list[Key] = sorted(things, reverse=newest_first)
    if cursor:
        last = tuple(_CURSORS.read(owner, cursor))
        places = [place for place in places if (place < last if newest_first else place > last)]
    shown = places[:limit]
    following = _CURSORS.write(owner, shown[-1]) if len(shown) == limit else None
    return Page([things[place] for place in shown], following)


def moment(at: datetime | None) -> str:
    """None sorts after every day."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else "9999"
