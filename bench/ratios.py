"""Ratios of two things measured in turn, so that a noisy machine is noisy for both."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15


@dataclass(frozen=True)
class Ratio:
    """The median of the rounds' ratios; ``low`` and ``high`` are the quartiles."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f} … {self.high:.2f})"


def ratio(ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS) -> Ratio:
    """Measure in turn, the order swapped every round; one round before is thrown away."""
    found = []
    for number in range(rounds + 1):
        first, second = (ours, theirs) if number % 2 else (theirs, ours)
        a, b = first(), second()
        found.append(a / b if number % 2 else b / a)
    low, median, high = statistics.quantiles(found[1:], n=4)
    return Ratio(median, low, high)


def cpu_of(work: Callable[[], object], times: int) -> float:
    """CPU seconds of this process for so many calls."""
    start = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - start


def cold_cpu(code: str, environment: dict[str, str], tree: Path) -> float:
    """CPU seconds that a fresh interpreter takes for ``code``, its own start included; it imports from ``tree``."""
    program = f"{code}\nimport time, sys\nsys.stderr.write(f'cpu={{time.process_time()}}')"
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={**os.environ, **environment, "PYTHONPATH": str(tree)},
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"A measured program failed: {done.stderr[-2000:]}")
    return float(done.stderr.rpartition("cpu=")[2])
