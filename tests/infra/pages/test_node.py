"""What the build stands on: as locked, from whatever registry, without scripts of others."""

import json
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from infra.local import environments
from infra.local.problem import Problem
from infra.pages import node
from infra.pages.sources import CABINET, SOURCES, PageSource


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> PageSource:
    chosen: PageSource = request.param
    return chosen


@pytest.fixture
def lock(source: PageSource) -> Any:
    return json.loads((source.folder / "package-lock.json").read_text("utf-8"))


@pytest.fixture
def cabinet(tmp_path: Path) -> PageSource:
    copied = replace(CABINET, folder=tmp_path / "cabinet")
    copied.modules.mkdir(parents=True)
    (copied.folder / "package-lock.json").write_text("{}")
    return copied


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """How npm was called; what it would write is there."""
    made: list[tuple[str, ...]] = []

    def run(_: PageSource, *arguments: str) -> CompletedProcess[str]:
        made.append(arguments[1:])
        return CompletedProcess(arguments, 0, "", "")

    for module, name, value in (
        (environments, "RUNTIME", tmp_path / "runtime"),
        (node, "ROOT", tmp_path),
        (node, "node", lambda: tmp_path / "node" / "bin" / "node"),
        (node, "run", run),
    ):
        monkeypatch.setattr(module, name, value)
    return made


def test_packages_are_installed_once_and_more_of_them_when_they_are_wanted(
    calls: list[tuple[str, ...]], cabinet: PageSource
) -> None:
    node.tools(cabinet)
    node.tools(cabinet)
    assert calls == [("ci", "--omit=dev")]
    for extent in (node.WHOLE, node.WHOLE, node.BUILDING):
        node.tools(cabinet, extent)
    assert calls == [("ci", "--omit=dev"), ("ci",)]


def test_what_npm_refuses_is_one_clear_sentence(
    calls: list[tuple[str, ...]], cabinet: PageSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words, said in (("npm error code ENOTFOUND", "cannot be reached"), ("npm error code EUSAGE", "EUSAGE")):
        monkeypatch.setattr(node, "run", lambda *_, words=words: CompletedProcess((), 1, "", words))
        with pytest.raises(Problem, match=said):
            node.tools(cabinet)


def test_the_lock_names_no_registry_and_a_digest_of_every_package(lock: Any) -> None:
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    assert [name for name, each in packages.items() if "resolved" in each or "integrity" not in each] == []


def test_no_package_needs_a_script_of_its_own_and_none_may_run(source: PageSource) -> None:
    settings = (source.folder / ".npmrc").read_text("utf-8").split()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(settings)
    assert not any("registry=" in line for line in settings)


def test_what_is_wanted_is_pinned(source: PageSource, lock: Any) -> None:
    wanted = json.loads((source.folder / "package.json").read_text("utf-8"))
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert version == lock["packages"][f"node_modules/{name}"]["version"], name
