"""`make run` and `make reset`: what they are told on the command line and by the environment."""

import sys
from pathlib import Path
from typing import Any

import pytest

from infra.local import __main__ as runtime
from infra.local import signals, supervisor
from infra.local.memory import Memory
from infra.local.problem import Problem


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The ports that a run was started with, instead of starting it."""
    ports: list[Any] = []
    monkeypatch.setattr(runtime, "Memory", lambda: Memory(tmp_path))
    monkeypatch.setattr(signals, "stopping", lambda: None)
    monkeypatch.setattr(supervisor, "run", lambda port, sandbox, *_: ports.append((port, sandbox)))
    for name in ("PORT", "SANDBOX_PORT"):
        monkeypatch.delenv(name, raising=False)
    return ports


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["infra.local", *words])
    runtime.main()


def test_ports_are_those_of_the_environment_or_the_usual_ones(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "run")
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("SANDBOX_PORT", "")
    run(monkeypatch, "run")
    assert started == [(8000, 8001), (9000, 8001)]


def test_what_is_no_port_is_one_clear_line(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("80", "65536", "http", "-1", "8000 "):
        monkeypatch.setenv("SANDBOX_PORT", value)
        with pytest.raises(Problem, match="SANDBOX_PORT must be a port number"):
            run(monkeypatch, "run")
    assert started == []


def test_there_are_two_commands(started: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ([], ["stop"], ["run", "reset"]):
        with pytest.raises(SystemExit):
            run(monkeypatch, *words)
    assert started == []


def test_reset_forgets_and_says_so(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    memory = Memory(tmp_path)
    memory.place.mkdir(exist_ok=True)
    run(monkeypatch, "reset")
    assert capsys.readouterr().out == "Forgotten.\n"
    assert started == []
