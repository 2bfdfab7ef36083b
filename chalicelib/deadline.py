"""Until when the call at hand has to end: what cannot be written down any more is better not begun."""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN = 20.0
"""Seconds that a function may take of which nobody says how long it may take."""

_end: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    before = _end.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _end.reset(before)


def seconds_of(context: Any) -> float:
    """``context`` is what Lambda gives its functions, if it was given."""
    return UNKNOWN if context is None else float(context.get_remaining_time_in_millis()) / 1000


def remaining() -> float:
    """Seconds; without end where nothing has to end."""
    end = _end.get()
    return math.inf if end is None else end - time.monotonic()


def is_over() -> bool:
    return remaining() <= 0
