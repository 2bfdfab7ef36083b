"""One request while it is answered: on whose behalf things change in it, and how long it may still take."""

from __future__ import annotations

import math
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.domain.launch import Caller

_caller: ContextVar[Caller | None] = ContextVar("caller", default=None)
_ends: ContextVar[float | None] = ContextVar("ends", default=None)


def begin(seconds: float) -> None:
    """Of nobody yet; whatever is asked of others after so many seconds is not asked any more."""
    _caller.set(None)
    _ends.set(time.monotonic() + seconds)


def come(caller: Caller) -> None:
    """From here on changes are made only while he may make them."""
    _caller.set(caller)


def end() -> None:
    _caller.set(None)
    _ends.set(None)


def caller() -> Caller | None:
    """None: nobody's session, or no request at all."""
    return _caller.get()


def left() -> float:
    """Seconds it may still take; what goes on in the background has its own limits, and here none."""
    ends = _ends.get()
    return math.inf if ends is None else ends - time.monotonic()


def is_over() -> bool:
    return left() <= 0
