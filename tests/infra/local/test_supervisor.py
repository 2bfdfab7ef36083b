"""What `make run` starts, and what it waits for."""

from pathlib import Path
from typing import Any

import pytest

from infra.local import supervisor
from infra.local.memory import Memory


class Started:
    """A child that is asked whether it answers, at the moment everything was started."""

    def __init__(self, name: str, *_: Any, waited: list[tuple[str, str]], **__: Any) -> None:
        self.name, self._waited = name, waited

    def wait_until_ready(self, url: str) -> None:
        self._waited.append((self.name, url))


def test_nothing_is_asked_of_the_sandbox_or_the_api_before_they_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[tuple[str, str]] = []
    monkeypatch.setattr(supervisor, "Child", lambda *known, **named: Started(*known, **named, waited=waited))
    names = [child.name for child in supervisor._children(8080, 8081, {}, Memory(tmp_path), lambda _: None)]
    assert names == ["sandbox", "consumers", "API"]
    assert waited == [("sandbox", "http://127.0.0.1:8081/"), ("API", "http://127.0.0.1:8080/health")]
