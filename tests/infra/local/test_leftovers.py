"""A start that was killed leaves nothing behind for long."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from infra.local import __main__ as runtime
from infra.local.leftovers import Leftovers
from infra.local.memory import Memory


def sleeper(name: str) -> subprocess.Popen[bytes]:
    """A process that has `name` in its command line, which is there a moment after its start."""
    run = "import time; print(flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", run, name], stdout=subprocess.PIPE)
    assert process.stdout
    with process.stdout as said:
        said.readline()
    return process


def test_what_was_started_is_ended_and_what_only_has_its_number_is_left(tmp_path: Path) -> None:
    ours, stranger = sleeper("infra.local.consumers"), sleeper("somebody else")
    try:
        leftovers = Leftovers(tmp_path / "processes.json")
        leftovers.remember(ours.pid)
        leftovers.remember(stranger.pid)
        Leftovers(tmp_path / "processes.json").end()
        assert ours.wait(5) == -15
        assert stranger.poll() is None
        assert not (tmp_path / "processes.json").exists()
    finally:
        for process in (ours, stranger):
            process.kill()
            process.wait()


def test_the_backend_that_was_started_first_is_ended_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the others write while they end is saved with the rest."""
    backend, consumers = sleeper("infra.local.keeping"), sleeper("infra.local.consumers")
    ended: list[int] = []
    kill = os.kill

    def told(pid: int, number: int) -> None:
        ended.append(pid)
        kill(pid, number)
        (backend if pid == backend.pid else consumers).wait()

    monkeypatch.setattr(os, "kill", told)
    leftovers = Leftovers(tmp_path / "processes.json")
    leftovers.remember(backend.pid)
    leftovers.remember(consumers.pid)
    leftovers.end()
    assert ended == [consumers.pid, backend.pid]


def test_what_a_killed_run_left_is_ended_before_the_data_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = sleeper("infra.local.keeping")
    try:
        memory = Memory(tmp_path)
        memory.place.mkdir(exist_ok=True)
        Leftovers(memory.processes).remember(left.pid)
        monkeypatch.setattr(runtime, "Memory", lambda: memory)
        monkeypatch.setattr(sys, "argv", ["infra.local", "reset"])
        waiting = threading.Thread(target=left.wait, daemon=True)
        waiting.start()
        runtime.main()
        waiting.join(10)
        assert left.returncode == -15
        assert not memory.processes.exists()
    finally:
        left.kill()
        left.wait()
