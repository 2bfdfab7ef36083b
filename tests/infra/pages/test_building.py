"""The pages are built when a source changed, and not otherwise."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from infra.local import environments
from infra.local.problem import Problem
from infra.pages import building, node


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often Vite was called; it writes a file, as it does."""
    calls: list[str] = []
    place = tmp_path / "cabinet"
    (place / "src" / "shell").mkdir(parents=True)
    for name in (*building.SETUP, "src/shell/main.js"):
        (place / name).write_text(name)

    def run(*arguments: str) -> CompletedProcess[str]:
        calls.append(arguments[1])
        building.BUILT.mkdir(parents=True, exist_ok=True)
        failed = (place / "src" / "shell" / "main.js").read_text() == "nonsense"
        return CompletedProcess(arguments, int(failed), "", "unexpected token" if failed else "")

    for module, name, value in (
        (environments, "RUNTIME", tmp_path / "runtime"),
        (building, "ROOT", tmp_path),
        (building, "BUILT", tmp_path / "build" / "pages"),
        (node, "SOURCES", place),
        (node, "tools", lambda: None),
        (node, "run", run),
    ):
        monkeypatch.setattr(module, name, value)
    return calls


def test_they_are_built_once_and_again_when_anything_changed(built: list[str]) -> None:
    building.build()
    building.build()
    assert built == ["build"]
    for times, name in enumerate(("src/shell/main.js", "package-lock.json", "src/shell/new.css"), start=2):
        (node.SOURCES / name).write_text("changed")
        building.build()
        building.build()
        assert len(built) == times, name


def test_a_source_that_went_is_a_change_too(built: list[str]) -> None:
    (node.SOURCES / "src" / "shell" / "more.js").write_text("more")
    building.build()
    (node.SOURCES / "src" / "shell" / "more.js").unlink()
    building.build()
    assert len(built) == 2


def test_what_cannot_be_built_is_said_and_tried_again(built: list[str]) -> None:
    main = node.SOURCES / "src" / "shell" / "main.js"
    main.write_text("nonsense")
    for _ in range(2):
        with pytest.raises(Problem, match="unexpected token"):
            building.build()
    main.write_text("sense")
    building.build()
    assert len(built) == 3


def test_the_stamp_is_of_every_source() -> None:
    names = {path.relative_to(node.SOURCES).as_posix() for path in building.sources()}
    assert {
        "vite.config.js",
        "package-lock.json",
        "src/shell/main.js",
        "src/shell/ru.json",
        "src/shell/app.css",
    } <= names
    assert not any("node_modules" in name for name in names)
