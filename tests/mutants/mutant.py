"""A change of the program that breaks one thing that must always hold, and the tests that have to notice."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
CRASH = "tests/crash/test_crash_points.py"
SHOWN = "what_a_handler_writes_it_writes_in_the_commits"
"""The test of what a handler commits."""


class Mutant(Struct, frozen=True):
    """``old`` stands exactly once in ``file``, below ``chalicelib``; ``only`` chooses among the tests."""

    name: str
    file: str
    old: str
    new: str
    tests: str
    only: str = ""

    @property
    def path(self) -> str:
        return f"chalicelib/{self.file}"

    def applied(self, text: str) -> str:
        """Raises ValueError when the program was changed there: the mutant has to follow it."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.name}: {text.count(self.old)} places in {self.path} are as it says")
        return text.replace(self.old, self.new)


def torn(name: str, file: str, old: str, new: str, handler: str) -> Mutant:
    """A commit made in two parts; ``handler`` is one in whose crash points it shows."""
    return Mutant(name=f"torn: {name}", file=file, old=old, new=new, tests=CRASH, only=f"{SHOWN} and ({handler})")
