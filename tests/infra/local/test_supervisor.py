"""What `make run` starts, and what it waits for."""

import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.demo import VERSION
from infra.local import snapshots, supervisor
from infra.local.marks import Marks
from infra.local.memory import Memory


class Started:
    """A child that is asked whether it answers, at the moment everything was started."""

    def __init__(self, name: str, *_: Any, waited: list[tuple[str, str]], **__: Any) -> None:
        self.name, self._waited = name, waited

    def wait_until_ready(self, url: str) -> None:
        self._waited.append((self.name, url))


def test_nothing_is_asked_of_the_sandbox_or_the_api_before_they_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[tuple[str, str]] = []
    monkeypatch.setattr(supervisor, "Child", lambda *known, **named: Started(*known, **named, waited=waited))
    names = [child.name for child in supervisor._children(8080, 8081, {}, Memory(tmp_path), lambda _: None)]
    assert names == ["sandbox", "consumers", "API"]
    assert waited == [("sandbox", "http://127.0.0.1:8081/"), ("API", "http://127.0.0.1:8080/health")]


def test_a_kill_and_a_lost_store_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory = Memory(tmp_path)
    supervisor._say_what_is_missing(memory)
    assert capsys.readouterr().out == ""
    snapshots.write(memory.backend, {}, "2026-01-02T03:04:05+00:00", orderly=False)
    memory.remember_filled()
    supervisor._say_what_is_missing(memory)
    assert re.fullmatch(
        r"Kabinet was not stopped in order; .* saved at 2026-01-0\d \d\d:04:05\.\n", capsys.readouterr().out
    )
    snapshots.write(memory.backend, {}, "2026-01-02T03:04:05+00:00", orderly=True)
    supervisor._say_what_is_missing(memory)
    assert capsys.readouterr().out == ""
    shutil.rmtree(memory.backend)
    supervisor._say_what_is_missing(memory)
    assert capsys.readouterr().out == "The data of former starts is gone: beginning with an empty store.\n"


def test_the_demo_is_made_unless_the_store_itself_says_that_it_holds_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written down beside a store that is empty now is not asked."""
    memory, made, held = Memory(tmp_path), list[object](), {"demo": ""}

    def seed(*command: object, **_: object) -> SimpleNamespace:
        made.append(command)
        return SimpleNamespace(returncode=0)

    memory.remember_filled()
    monkeypatch.setattr(Marks, "read", lambda _, name: held[name])
    monkeypatch.setattr(subprocess, "run", seed)
    for text, times in (("", 1), ("of an older release", 2), (VERSION, 2)):
        held["demo"] = text
        supervisor._seed({"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, memory)
        assert len(made) == times
