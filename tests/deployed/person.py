"""A person with a browser, as far as HTTP shows it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import requests

from infra.deploying.rehearsal import Rehearsal

PATIENCE = 30

Found = TypeVar("Found")


@dataclass(frozen=True)
class Person:
    """Launched the cabinet from the sandbox; `role` is what the cabinet made of him."""

    deployed: Rehearsal
    user: str
    role: str
    token: str

    @classmethod
    def launches(cls, deployed: Rehearsal, user: str) -> "Person":
        asked = requests.post(f"{deployed.sandbox}sandbox/launch", json={"user": user}, timeout=10).json()
        query = asked["url"].partition("?")[2]
        session = requests.post(f"{deployed.cabinet}launch", json={"query": query}, timeout=10)
        assert session.status_code == 200, session.text
        return cls(deployed, user, session.json()["role"], session.json()["token"])

    def get(self, path: str) -> Any:
        return self._call("GET", path, None)

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self._call("POST", path, body or {})

    def inbox(self) -> list[dict[str, Any]]:
        address = f"{self.deployed.sandbox}sandbox/inbox"
        messages: list[dict[str, Any]] = requests.get(address, {"user": self.user}, timeout=10).json()["messages"]
        return messages

    def _call(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = requests.request(method, f"{self.deployed.cabinet}{path}", json=body, headers=headers, timeout=30)
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()


def upload(form: dict[str, Any], file: Path) -> None:
    """As the page does: the signed fields, then the file, straight to the storage."""
    answer = requests.post(form["url"], data=form["fields"], files={"file": file.read_bytes()}, timeout=30)
    assert answer.ok, answer.text


def eventually(look: Callable[[], Found], wanted: Callable[[Found], object]) -> Found:
    """What `look` finds once it is `wanted`; the last it found is in the failure."""
    deadline = time.monotonic() + PATIENCE
    while not wanted(found := look()):
        assert time.monotonic() < deadline, f"still {found!r} after {PATIENCE} s"
        time.sleep(0.3)
    return found
