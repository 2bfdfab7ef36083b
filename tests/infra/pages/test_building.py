"""The pages are built when a source changed, and not otherwise."""

from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from infra.local import environments
from infra.local.problem import Problem
from infra.pages import building, node
from infra.pages.sources import CABINET, DESK, PageSource


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often Vite was called; it writes a file, as it does."""
    calls: list[str] = []
    place = tmp_path / "cabinet"
    (place / "src" / "shell").mkdir(parents=True)
    source = replace(CABINET, folder=place)
    for name in (*source.setup, "src/shell/main.js"):
        (place / name).write_text(name)

    def run(_: PageSource, *arguments: str) -> CompletedProcess[str]:
        calls.append(arguments[1])
        (building.BUILT / "cabinet").mkdir(parents=True, exist_ok=True)
        failed = (place / "src" / "shell" / "main.js").read_text() == "nonsense"
        return CompletedProcess(arguments, int(failed), "", "unexpected token" if failed else "")

    for module, name, value in (
        (environments, "RUNTIME", tmp_path / "runtime"),
        (building, "SOURCES", (source,)),
        (building, "BUILT", tmp_path / "build" / "pages"),
        (node, "tools", lambda _: None),
        (node, "run", run),
    ):
        monkeypatch.setattr(module, name, value)
    return calls


def test_they_are_built_once_and_again_when_anything_changed(built: list[str], tmp_path: Path) -> None:
    building.build()
    building.build()
    assert built == ["build"]
    for times, name in enumerate(("src/shell/main.js", "package-lock.json", "src/shell/new.css"), start=2):
        (tmp_path / "cabinet" / name).write_text("changed")
        building.build()
        building.build()
        assert len(built) == times, name


def test_a_source_that_went_is_a_change_too(built: list[str], tmp_path: Path) -> None:
    (tmp_path / "cabinet" / "src" / "shell" / "more.js").write_text("more")
    building.build()
    (tmp_path / "cabinet" / "src" / "shell" / "more.js").unlink()
    building.build()
    assert len(built) == 2


def test_what_cannot_be_built_is_said_and_tried_again(built: list[str], tmp_path: Path) -> None:
    main = tmp_path / "cabinet" / "src" / "shell" / "main.js"
    main.write_text("nonsense")
    for _ in range(2):
        with pytest.raises(Problem, match="unexpected token"):
            building.build()
    main.write_text("sense")
    building.build()
    assert len(built) == 3


def test_the_stamp_is_of_every_source_and_of_no_written_declaration() -> None:
    for source, wanted in (
        (CABINET, {"vite.config.js", "src/shell/main.js", "src/shell/ru.json", "src/shell/app.css"}),
        (DESK, {"vite.config.ts", "src/main.tsx", "src/texts/ru.json"}),
    ):
        names = {path.relative_to(source.folder).as_posix() for path in building.inputs(source)}
        assert {"package-lock.json", *wanted} <= names
        assert not any("node_modules" in name or name.endswith(".d.ts") for name in names)
