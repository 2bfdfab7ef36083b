"""Waiting for what comes by itself, through the queues."""

import time
from collections.abc import Callable

SECONDS = 20


def until(true: Callable[[], object]) -> None:
    assert came(true, SECONDS), f"did not come in {SECONDS} s"


def came(true: Callable[[], object], seconds: float) -> bool:
    """Whether it came in so many seconds."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
