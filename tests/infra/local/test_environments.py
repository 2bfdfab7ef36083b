"""An environment is made once, whoever asks; what runs from it is not pulled away from under its feet."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from infra.local import environments
from infra.local.environments import environment


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made and installed; both take a moment, as they do."""
    steps: list[str] = []

    def make(place: Path) -> None:
        time.sleep(0.05)
        python = place / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        steps.append("made")

    monkeypatch.setattr(environments, "RUNTIME", tmp_path / "runtime")
    monkeypatch.setattr(environments, "_make", make)
    monkeypatch.setattr(environments, "install", lambda _, requirements: steps.append(requirements.stem))
    return steps


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def written(name: str) -> Path:
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name}==1")
        return path

    return written


def test_two_commands_at_once_make_it_once(tmp_path: Path, done: list[str], file: Callable[[str], Path]) -> None:
    run = file("run")
    with ThreadPoolExecutor() as workers:
        for each in [workers.submit(environment, tmp_path / "place", run) for _ in range(3)]:
            each.result()
    assert done == ["made", "run"]


def test_what_holds_a_part_is_added_to(tmp_path: Path, done: list[str], file: Callable[[str], Path]) -> None:
    run, develop = file("run"), file("develop")
    environment(tmp_path / "place", run, develop)
    environment(tmp_path / "place", develop, part=run)
    environment(tmp_path / "place", run, develop)
    assert done == ["made", "run", "develop"]


def test_what_holds_something_else_is_remade(tmp_path: Path, done: list[str], file: Callable[[str], Path]) -> None:
    run, develop = file("run"), file("develop")
    environment(tmp_path / "place", run)
    run.write_text("run==2")
    environment(tmp_path / "place", develop, part=run)
    assert done == ["made", "run", "made", "develop"]
