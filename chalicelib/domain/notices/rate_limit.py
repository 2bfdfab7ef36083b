"""How often a partner is called: calls are counted in parts of a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct

PARTS = 4
"""A second is counted in so many parts: the finer they are, the less of what is allowed stays unused."""

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000
"""Microseconds."""


class RateWindow(Struct, frozen=True):
    """A part of a second, by its ``name``, and how many calls have ``room`` in it."""

    name: str
    room: int


def rate_window(partner: str, now: datetime, calls: int) -> RateWindow:
    """Where a call of this moment is counted, so that no second holds more than ``calls``, wherever it begins.

    Any second touches one part more than it has, so their rooms together are what is allowed. Two ``calls`` in a
    second are the least that can be kept so.
    """
    parts = max(min(PARTS, calls - 1), 1)
    length = timedelta(microseconds=-(-_SECOND // parts))
    return RateWindow(f"{partner}#{parts}#{(now - _BEGINNING) // length}", max(calls // (parts + 1), 1))
