"""How often a route may be called: the gateway refuses what comes beyond (429)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class RateClass(StrEnum):
    """HEAVY makes files, documents and long work; HOOK is what partners deliver, in bursts of their own."""

    READ = "read"
    CHANGE = "change"
    HEAVY = "heavy"
    LAUNCH = "launch"
    HOOK = "hook"


class RateLimit(Struct, frozen=True):
    """``rate`` requests a second, of all callers together, and ``burst`` of them at once: of each route by itself."""

    rate: int
    burst: int


RATE_LIMITS: Mapping[RateClass, RateLimit] = {
    RateClass.READ: RateLimit(100, 200),
    RateClass.CHANGE: RateLimit(50, 100),
    RateClass.HEAVY: RateLimit(10, 20),
    RateClass.LAUNCH: RateLimit(50, 200),
    RateClass.HOOK: RateLimit(100, 200),
}
"""READ is what a stage allows where nothing else is said: its parameters may set it otherwise."""
