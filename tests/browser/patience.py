"""Waiting for what comes by itself, through the queues."""

import time
from collections.abc import Callable

SECONDS = 20


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < deadline, f"did not come in {SECONDS} s"
        time.sleep(0.05)
