"""Until when the call at hand has to end: what cannot be written down any more is better not begun."""

from __future__ import annotations

import time
from contextvars import ContextVar
from typing import Any

UNKNOWN = 20.0
"""Seconds that a call may take of which nobody says how long it may take."""

_end: ContextVar[float | None] = ContextVar("deadline", default=None)


def begin(context: Any) -> None:
    """From here on this is at hand; ``context`` is what Lambda gives its functions, if it was given."""
    seconds = context.get_remaining_time_in_millis() / 1000 if context is not None else UNKNOWN
    _end.set(time.monotonic() + seconds)


def remaining() -> float:
    """Seconds; as many as it may take where nothing was begun."""
    end = _end.get()
    return UNKNOWN if end is None else end - time.monotonic()
