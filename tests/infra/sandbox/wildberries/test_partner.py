"""Wildberries put together."""

from pathlib import Path

from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wildberries.partner import build_wildberries
from infra.sandbox.wildberries.wishes import read_about


def test_it_can_be_told_to_misbehave_and_forgets(tmp_path: Path) -> None:
    around = Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", tmp_path, {})
    partner = build_wildberries(around)
    assert around.faults.targets() == ("wildberries",)
    partner.state.add_task("a", read_about({}))
    limit = partner.api.limits.of("a")
    partner.reset()
    assert partner.state.all_tasks() == []
    assert partner.api.limits.of("a") is not limit
    partner.stop()


def test_what_is_asked_in_particular_stands_before_what_nobody_knows(tmp_path: Path) -> None:
    partner = build_wildberries(Surroundings("http://127.0.0.1:1/", "http://127.0.0.1:2/app", tmp_path, {}))
    patterns = [(route.method, route.pattern) for route in partner.routes]
    assert len(set(patterns)) == len(patterns)
    assert all(pattern.startswith(("/wildberries/", r"/sandbox/wildberries/")) for _, pattern in patterns)
    assert patterns.index(("GET", "/wildberries/ping")) < patterns.index(("GET", "/wildberries/.*"))
