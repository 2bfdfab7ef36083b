"""How what a partner tells of itself goes astray, when it is told to misbehave."""

from collections.abc import Sequence
from functools import partial

from infra.sandbox.faults import Fault, Refusals
from infra.sandbox.wire import Reply

LATE, DUPLICATED, REORDERED, DROPPED = ASTRAY = ("late", "duplicated", "reordered", "dropped")
"""reordered: of each two the second arrives before the first."""


def manners(*kinds: str) -> Refusals:
    """For ``Faults.register``; nobody is answered with these."""
    return {kind: partial(Reply, outcome=kind) for kind in kinds}


def pauses_of(fault: Fault | None, turn: int) -> Sequence[float]:
    """Seconds before each time that it is sent, none where it never is. ``turn`` counts from 1."""
    if fault is None:
        return (0.0,)
    if fault.kind == DUPLICATED:
        return (0.0, 0.0)
    if fault.kind == REORDERED:
        return (fault.seconds if turn % 2 else 0.0,)
    return (fault.seconds,) if fault.kind in (LATE, "slow") else ()
