"""Pauses before something is sent again: each may be twice as long as the last, with full jitter."""

import random
import time

PAUSE = 0.05
"""Seconds: the longest first pause."""


def rest(attempt: int) -> None:
    """Sleep before the next attempt; ``attempt`` counts from 0."""
    time.sleep(random.uniform(0, PAUSE * 2**attempt))  # noqa: S311 - no secret
