"""Waiting for what the sandbox does of itself."""

import time
from collections.abc import Callable, Sized
from typing import TypeVar

T = TypeVar("T")
S = TypeVar("S", bound=Sized)

SECONDS = 10.0
"""Longer than anything takes, on a machine that is busy too."""


def once(look: Callable[[], T], fits: Callable[[T], object]) -> T:
    """What is seen, as soon as it fits."""
    end = time.monotonic() + SECONDS
    while not fits(seen := look()):
        assert time.monotonic() < end, seen
        time.sleep(0.01)
    return seen


def grown(given: S, count: int) -> S:
    """What somebody fills, once there is so much of it."""
    return once(lambda: given, lambda seen: len(seen) >= count)
