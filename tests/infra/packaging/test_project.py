"""Chalice's own packaging, on a clean copy of what ships."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local.problem import Problem
from infra.packaging.project import PLACEHOLDER_STREAM, chalice_package, copy_project
from infra.resources.functions import FUNCTIONS


def test_no_placeholder_is_left(template: dict[str, Any]) -> None:
    assert PLACEHOLDER_STREAM not in str(template)


def test_every_function_has_the_time_and_the_memory_that_the_list_gives_it(template: dict[str, Any]) -> None:
    made = {each.name: template["Resources"][each.logical]["Properties"] for each in FUNCTIONS}
    limits = {name: (each["Timeout"], each["MemorySize"]) for name, each in made.items()}
    assert limits == {each.name: (each.timeout, each.memory) for each in FUNCTIONS}


def test_what_ships_is_copied_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "project"
    (place / "old").mkdir(parents=True)
    copy_project(place)
    assert {each.name for each in place.iterdir()} == {"app.py", "chalicelib", "requirements.txt", ".chalice"}
    assert not any("__pycache__" in each.parts or each.suffix == ".pyc" for each in place.rglob("*"))
    assert {each.name for each in (place / ".chalice").iterdir()} == {"config.json", "policies"}


def test_what_chalice_cannot_do_is_said_with_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that lacks a library is none, though Chalice only mentions it."""
    for code, said in ((1, "no such project"), (0, "Could not install dependencies:\nsegno")):
        done = SimpleNamespace(returncode=code, stdout=said, stderr=" at the end")
        monkeypatch.setattr("subprocess.run", lambda *_, done=done, **__: done)
        with pytest.raises(Problem) as problem:
            chalice_package(tmp_path, "prod", tmp_path / "merge.json", tmp_path / "out")
        assert str(problem.value) == f"chalice package failed:\n{said} at the end"
