"""The played OK, told what its people and its group do."""

from typing import Any

import requests

from infra.deploying.rehearsal import Rehearsal


def play(deployed: Rehearsal, path: str, **wish: Any) -> Any:
    """Lets something happen there."""
    return _read(requests.post(f"{deployed.sandbox}sandbox/{path}", json=wish, timeout=10))


def look(deployed: Rehearsal, path: str, **parameters: str) -> Any:
    return _read(requests.get(f"{deployed.sandbox}sandbox/{path}", parameters, timeout=10))


def launch_query(deployed: Rehearsal, user: str) -> str:
    """With what OK opens the cabinet for this person."""
    return str(play(deployed, "launch", user=user)["url"]).partition("?")[2]


def _read(answer: requests.Response) -> Any:
    assert answer.ok, answer.text
    return answer.json()
