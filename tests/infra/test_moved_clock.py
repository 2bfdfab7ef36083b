"""Another day for a command and all that it starts."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra import moved_clock

CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; print(time.time())'])"
ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
READS = ("datetime.now(", "dates.datetime.now(", "utc_now", "time.time()", "utcnow")
APART = ("browser", "desk", "deployed", "architecture", "infra/packaging", "infra/test_moved_clock.py")
"""Whole programs, which run on any day by ``make unit DAYS=…``, and what only names a clock."""


@pytest.mark.parametrize("days", [45, 400])
def test_a_command_and_its_children_live_on_another_day(days: int) -> None:
    command = [sys.executable, "-m", "infra.moved_clock", str(days), "--", sys.executable, "-c", CHILD]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert abs(float(told) - time.time() - (days - moved_clock.days_moved()) * 86_400) < 60


def test_waiting_takes_as_long_as_ever() -> None:
    waiting = "import time, threading; at = time.monotonic(); threading.Event().wait(.2); print(time.monotonic() - at)"
    command = [sys.executable, "-m", "infra.moved_clock", "45", "--", sys.executable, "-c", waiting]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert 0.2 <= float(told) < 20


def test_whatever_reads_the_clock_is_tried_on_another_day() -> None:
    """All else has a clock of its own: in the product nothing reads that of the machine (test_imports)."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    (dated,) = re.findall(r"^DATED = \$\(addprefix tests/,(.*)\)$", makefile, re.MULTILINE)
    folders = dated.split()
    assert all((TESTS / each).exists() for each in folders)
    reading = [
        path for path in (ROOT / "tests").rglob("*.py") if any(word in path.read_text("utf-8") for word in READS)
    ]
    names = [path.relative_to(TESTS).as_posix() for path in reading]
    assert [name for name in names if not name.startswith((*folders, *APART))] == []
