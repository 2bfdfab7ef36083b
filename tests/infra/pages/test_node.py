"""What the build stands on: as locked, from whatever registry, without scripts of others."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from infra.local import environments
from infra.local.problem import Problem
from infra.pages import node

LOCK = json.loads((node.SOURCES / "package-lock.json").read_text("utf-8"))


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """How npm was called; what it would write is there."""
    made: list[tuple[str, ...]] = []

    def run(*arguments: str) -> CompletedProcess[str]:
        made.append(arguments[1:])
        return CompletedProcess(arguments, 0, "", "")

    modules = tmp_path / "cabinet" / "node_modules"
    modules.mkdir(parents=True)
    for module, name, value in (
        (environments, "RUNTIME", tmp_path / "runtime"),
        (node, "ROOT", tmp_path),
        (node, "MODULES", modules),
        (node, "node", lambda: tmp_path / "node" / "bin" / "node"),
        (node, "run", run),
    ):
        monkeypatch.setattr(module, name, value)
    return made


def test_packages_are_installed_once_and_more_of_them_when_they_are_wanted(calls: list[tuple[str, ...]]) -> None:
    node.tools()
    node.tools()
    assert calls == [("ci", "--omit=dev")]
    for extent in (node.WHOLE, node.WHOLE, node.BUILDING):
        node.tools(extent)
    assert calls == [("ci", "--omit=dev"), ("ci",)]


def test_what_npm_refuses_is_one_clear_sentence(calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    for words, said in (("npm error code ENOTFOUND", "cannot be reached"), ("npm error code EUSAGE", "EUSAGE")):
        monkeypatch.setattr(node, "run", lambda *_, words=words: CompletedProcess((), 1, "", words))
        with pytest.raises(Problem, match=said):
            node.tools()


def test_the_lock_names_no_registry_and_a_digest_of_every_package() -> None:
    packages = {name: each for name, each in LOCK["packages"].items() if name}
    assert packages
    assert [name for name, each in packages.items() if "resolved" in each or "integrity" not in each] == []


def test_no_package_needs_a_script_of_its_own_and_none_may_run() -> None:
    settings = (node.SOURCES / ".npmrc").read_text("utf-8").split()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(settings)
    assert not any("registry=" in line for line in settings)


def test_what_is_wanted_is_pinned() -> None:
    wanted = json.loads((node.SOURCES / "package.json").read_text("utf-8"))
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert version == LOCK["packages"][f"node_modules/{name}"]["version"], name
