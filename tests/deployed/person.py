"""A person with a browser, as far as HTTP shows it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

import requests

from infra.deploying.rehearsal import Rehearsal
from tests.deployed.playing import launch_query, look
from tests.problems import assert_problem

PATIENCE = 150
"""Seconds: longer than a message waits whose first answer was lost."""

STALE, LOOKS = 412, 5

Found = TypeVar("Found")


@dataclass(frozen=True)
class Person:
    """Launched the cabinet from the sandbox; `role` is what the cabinet made of him."""

    deployed: Rehearsal
    user: str
    role: str
    token: str

    @classmethod
    def launches(cls, deployed: Rehearsal, user: str) -> Person:
        query = launch_query(deployed, user)
        session = requests.post(f"{deployed.cabinet}launch", json={"query": query}, timeout=10)
        assert session.status_code == 200, session.text
        return cls(deployed, user, session.json()["role"], session.json()["token"])

    def get(self, path: str) -> Any:
        return _read(self._call("GET", path, None))

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return _read(self._call("POST", path, body or {}))

    def refused(self, path: str, body: dict[str, Any]) -> int:
        """The status with which the cabinet says no."""
        answer = self._call("POST", path, body)
        assert_problem(answer.status_code, answer.headers, answer.text)
        return answer.status_code

    def inbox(self) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = look(self.deployed, "inbox", user=self.user)["messages"]
        return messages

    def hears(self, *words: str) -> dict[str, Any]:
        """The last message with all of these words; it may be on its way."""
        return eventually(lambda: [each for each in self.inbox() if _says(each, words)], bool)[0]

    def patch(self, path: str, body: dict[str, Any], shown: str = "") -> Any:
        """Of the version that stands there now; it is ``shown`` under its own path, or under another.

        Functions in the background write as well: she looks again, as anybody does.
        """
        for _ in range(LOOKS):
            tag = self._call("GET", shown or path, None).headers["ETag"]
            answer = self._call("PATCH", path, body, {"If-Match": tag})
            if answer.status_code != STALE:
                break
        return _read(answer)

    def delete(self, path: str, version: int) -> Any:
        return _read(self._call("DELETE", path, None, {"If-Match": f'"{version}"'}))

    def remove(self, path: str) -> Any:
        """Of the version that stands there now."""
        tag = self._call("GET", path, None).headers["ETag"]
        return _read(self._call("DELETE", path, None, {"If-Match": tag}))

    def _call(
        self, method: str, path: str, body: dict[str, Any] | None, of: dict[str, str] | None = None
    ) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        if method == "POST" and path.startswith("v1/"):
            headers["Idempotency-Key"] = uuid4().hex
        headers |= of or {}
        return requests.request(method, f"{self.deployed.cabinet}{path}", json=body, headers=headers, timeout=30)


def upload(form: dict[str, Any], content: bytes) -> None:
    """As the page does: the signed fields, then the file, straight to the storage."""
    answer = requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=30)
    assert answer.ok, answer.text


def eventually(look: Callable[[], Found], wanted: Callable[[Found], object]) -> Found:
    """What `look` finds once it is `wanted`; the last it found is in the failure."""
    deadline = time.monotonic() + PATIENCE
    while not wanted(found := look()):
        assert time.monotonic() < deadline, f"still {found!r} after {PATIENCE} s"
        time.sleep(0.3)
    return found


def _read(answer: requests.Response) -> Any:
    assert answer.ok, f"{answer.request.method} {answer.url}: {answer.status_code} {answer.text}"
    return answer.json()


def _says(message: dict[str, Any], words: tuple[str, ...]) -> bool:
    return all(each in message["text"] for each in words)
