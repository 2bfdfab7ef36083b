"""A copy of the tree in which a mutant is tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.local.environments import ministack_python
from tests.mutants.mutant import ROOT, Mutant

LEFT_OUT = (
    ".git",
    ".venv",
    ".runtime",
    "build",
    "node_modules",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
    "screenshots",
)
PASSED, FAILED = 0, 1
"""What pytest says; anything else is no verdict: tests that could not be collected, or none."""

ANY = "not deployed and not long"
"""Slow proofs, too."""

LONGEST = 600
"""Seconds: a mutant that makes the tests hang is noticed, too."""


@dataclass(frozen=True)
class Verdict:
    mutant: Mutant
    code: int
    seconds: float

    @property
    def killed(self) -> bool:
        return self.code == FAILED

    @property
    def tried(self) -> bool:
        return self.code in (PASSED, FAILED)

    def __str__(self) -> str:
        said = "killed  " if self.killed else "SURVIVED" if self.tried else "NO VERDICT"
        return f"{said} {self.seconds:5.0f} s  {self.mutant.name}"


@dataclass(frozen=True)
class Workbench:
    place: Path

    @classmethod
    def made(cls, place: Path) -> Workbench:
        shutil.copytree(ROOT, place, ignore=shutil.ignore_patterns(*LEFT_OUT))
        return cls(place)

    def tried(self, mutant: Mutant) -> Verdict:
        """What the tests say of it; afterwards the copy is as it was."""
        there, began = self.place / mutant.path, time.monotonic()
        before = there.read_text("utf-8")
        there.write_text(mutant.applied(before), "utf-8")
        try:
            code = self.passes(mutant.tests.split(), mutant.only)
        finally:
            there.write_text(before, "utf-8")
        return Verdict(mutant, code, time.monotonic() - began)

    def passes(self, tests: Sequence[str], only: str) -> int:
        """pytest's code for these tests."""
        chosen = ["-k", only] if only else []
        ask = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", ANY, *tests, *chosen]
        quiet = subprocess.DEVNULL
        try:
            return subprocess.run(ask, cwd=self.place, env=_environment(), stdout=quiet, timeout=LONGEST).returncode
        except subprocess.TimeoutExpired:
            return FAILED


def _environment() -> Mapping[str, str]:
    """The local cloud is that of the tree; the mutant's file must be read, not what was compiled of it before."""
    return {**os.environ, "KABINET_MINISTACK": str(ministack_python()), "PYTHONDONTWRITEBYTECODE": "1"}
