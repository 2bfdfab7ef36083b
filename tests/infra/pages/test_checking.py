"""What Biome or TypeScript finds stops `make lint` and `make types`, in their own words."""

from subprocess import CompletedProcess

import pytest

from infra.local.problem import Problem
from infra.pages import checking, node
from infra.pages.sources import CABINET, DESK, SOURCES, PageSource


def test_what_is_found_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []

    def run(_: PageSource, *arguments: str) -> CompletedProcess[str]:
        calls.append(arguments)
        return CompletedProcess(arguments, len(calls) - 1, "error TS2339" if len(calls) > 1 else "", "")

    monkeypatch.setattr(node, "tools", lambda _, extent: calls.clear() if extent != node.WHOLE else None)
    monkeypatch.setattr(node, "run", run)
    checking.check("lint", CABINET)
    with pytest.raises(Problem, match="TS2339"):
        checking.check("types", CABINET)
    assert calls == [*CABINET.checks["lint"], *CABINET.checks["types"]]


def test_the_desk_is_checked_against_the_description_of_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    scripts: list[str] = []

    def run(_: PageSource, *arguments: str) -> CompletedProcess[str]:
        scripts.append(arguments[0])
        return CompletedProcess(arguments, 0, "", "")

    monkeypatch.setattr(node, "tools", lambda *_: None)
    monkeypatch.setattr(node, "run", run)
    checking.check("types", DESK)
    assert ["openapi-typescript" in script for script in scripts] == [True, False]


def test_the_tools_are_those_of_the_lock() -> None:
    for source in SOURCES:
        lock = (source.folder / "package-lock.json").read_text("utf-8")
        for script, *_ in (each for commands in source.checks.values() for each in commands):
            package = "/".join(script.split("/")[1:3]) if "@" in script else script.split("/")[1]
            assert f'"node_modules/{package}"' in lock
