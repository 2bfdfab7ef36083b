"""Another day for a command and all that it starts."""

import subprocess
import sys
import time

import pytest

from infra import moved_clock

CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; print(time.time())'])"


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
