"""How the pinned requirements are made."""

import subprocess
import sys
from typing import Any

import pytest

from infra import lock
from infra.local.environments import ROOT


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was asked of uv, instead of asking it."""
    asked: list[list[str]] = []

    def run(command: list[str], **given: Any) -> None:
        assert given == {"cwd": ROOT, "check": True}
        asked.append(command)

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["lock", *words])
    lock.main()


def test_every_set_is_made_with_digests_and_says_nothing_of_who_made_it(
    compiled: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch)
    assert [command[-1] for command in compiled] == list(lock.SETS)
    for command in compiled:
        assert {"--generate-hashes", "--no-emit-index-url", "--no-header"} <= set(command)
        assert "--upgrade" not in command


def test_a_larger_set_agrees_with_the_smaller_one_that_was_made_before_it(
    compiled: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch)
    made: set[str] = set()
    for command in compiled:
        constraints = {command[place + 1] for place, word in enumerate(command) if word == "-c"}
        assert constraints <= made
        made.add(command[-1])


def test_newer_releases_are_taken_only_when_it_is_asked_for(
    compiled: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch, "--upgrade")
    assert all("--upgrade" in command for command in compiled)
    with pytest.raises(SystemExit):
        run(monkeypatch, "--newest")


def test_what_is_locked_is_there() -> None:
    assert all((ROOT / name).is_file() for name in lock.SETS)
