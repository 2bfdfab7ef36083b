"""What Biome or TypeScript finds stops `make lint` and `make types`, in their own words."""

from subprocess import CompletedProcess

import pytest

from infra.local.problem import Problem
from infra.pages import checking, node


def test_what_is_found_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []

    def run(*arguments: str) -> CompletedProcess[str]:
        calls.append(arguments)
        return CompletedProcess(arguments, len(calls) - 1, "error TS2339" if len(calls) > 1 else "", "")

    monkeypatch.setattr(node, "tools", lambda extent: calls.clear() if extent != node.WHOLE else None)
    monkeypatch.setattr(node, "run", run)
    checking.check("lint")
    with pytest.raises(Problem, match="TS2339"):
        checking.check("types")
    assert calls == [checking.CHECKS["lint"], checking.CHECKS["types"]]


def test_the_tools_are_those_of_the_lock() -> None:
    for script, *_ in checking.CHECKS.values():
        package = "/".join(script.split("/")[1:3]) if "@" in script else script.split("/")[1]
        assert f'"node_modules/{package}"' in (node.SOURCES / "package-lock.json").read_text("utf-8")
