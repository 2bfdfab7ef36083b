"""`make mutants`: each in turn, in copies of the tree; whoever survives is named."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.mutants.everyone import MUTANTS
from tests.mutants.mutant import CRASH, SHOWN, Mutant
from tests.mutants.workbench import PASSED, Verdict, Workbench

GOAL = 0.95
EVERY = 10
"""The short form takes one in so many."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one in ten")
    parser.add_argument("--only", default="", help="those whose name holds this")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    mutants = [each for each in MUTANTS if asked.only in each.name][:: EVERY if asked.short else 1]
    with tempfile.TemporaryDirectory(prefix="kabinet-mutants-") as scratch:
        benches = [Workbench.made(Path(scratch) / str(number)) for number in range(asked.workers)]
        if benches[0].passes(*_of_all(mutants)) != PASSED:
            sys.exit("The tests do not pass as the program is: nothing can be said of mutants.")
        verdicts = _tried(mutants, benches)
    sys.exit(report(verdicts))


def report(verdicts: Sequence[Verdict]) -> int:
    """Say what came of it; the exit status."""
    killed = [each for each in verdicts if each.killed]
    left = [each for each in verdicts if not each.killed]
    print(f"{len(killed)} of {len(verdicts)} killed ({len(killed) / len(verdicts):.0%}); left: {len(left)}")
    for each in left:
        print(each)
    return int(len(killed) < GOAL * len(verdicts) or not all(each.tried for each in verdicts))


def _tried(mutants: Sequence[Mutant], benches: Sequence[Workbench]) -> list[Verdict]:
    free: Queue[Workbench] = Queue()
    for bench in benches:
        free.put(bench)

    def tried(mutant: Mutant) -> Verdict:
        bench = free.get()
        try:
            verdict = bench.tried(mutant)
        finally:
            free.put(bench)
        print(verdict, flush=True)
        return verdict

    with ThreadPoolExecutor(len(benches)) as pool:
        return list(pool.map(tried, mutants))


def _of_all(mutants: Sequence[Mutant]) -> tuple[Sequence[str], str]:
    """All the tests that are asked; of the crash points only those that are."""
    tests = sorted({test for mutant in mutants for test in mutant.tests.split()})
    return tests, f"{SHOWN} or not crash" if CRASH in tests else ""


if __name__ == "__main__":
    main()
