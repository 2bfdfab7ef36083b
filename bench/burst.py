"""P17: what a push costs from its delivery until its order is kept, by how many come at once.

Over memory: the local cloud's own queries grow with its tables. Limits, queue and pauses are simulated, so a burst that
would take an hour takes seconds; whoever comes back in vain costs here as there.
"""

import os
import statistics
import time
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from bench.ratios import Ratio
from tests.usecases.external.burst import Burst

FEW = 100


@dataclass(frozen=True)
class Drained:
    """CPU of a push among so many / among a hundred; ``handed``: deliveries to consumers per push, both of them."""

    cpu: Ratio
    handed: tuple[float, float]


def bursts(sizes: Sequence[int], rounds: int) -> Mapping[int, Drained]:
    """Each size beside the smallest, in turn; orders are pushed five times each and every message comes twice."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        _cost(FEW)
        return {size: _beside_few(size, rounds) for size in sizes}


def _beside_few(size: int, rounds: int) -> Drained:
    ratios, handed = [], (0.0, 0.0)
    for _ in range(rounds):
        few = [_cost(FEW) for _ in range(5)]
        cost, many = _cost(size)
        ratios.append(cost / statistics.median(each for each, _ in few))
        handed = few[0][1], many
    low, median, high = statistics.quantiles(ratios, n=4) if rounds > 1 else ratios * 3
    return Drained(Ratio(median, low, high), handed)


def _cost(size: int) -> tuple[float, float]:
    """CPU seconds a push, and deliveries a push."""
    burst = Burst(size, fair=True)
    start = time.process_time()
    burst.push()
    burst.drain()
    spent = time.process_time() - start
    if len(burst.kept()) != size or burst.dead:
        raise SystemExit(f"Of {size} pushes {len(burst.kept())} were kept.")
    return spent / size, burst.handed / size
