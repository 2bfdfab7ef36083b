"""An organizer opens the desk from OK, works there, looks at what was done, and ends her session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import requests

from tests.deployed.person import Person


@dataclass(frozen=True)
class Desk:
    """``made`` and ``again`` are the answers to a request that was sent twice; ``late`` is the status after the end."""

    me: Any
    sessions: Any
    made: Any
    again: Any
    audit: Any
    late: int


def work_at_desk(maria: Person) -> Desk:
    address = maria.deployed.cabinet
    code = maria.post("v1/desk-codes")["code"]
    opened = requests.post(f"{address}desk-sessions", json={"code": code}, timeout=10)
    assert opened.status_code == 201, opened.text
    desk = replace(maria, token=opened.json()["token"])
    made, again = (_made(desk, key) for key in [uuid4().hex] * 2)
    sessions = desk.get("v1/sessions")["items"]
    me, audit = desk.get("v1/me"), desk.get("v1/audit")["items"]
    headers = {"Authorization": f"Bearer {maria.token}", "If-Match": f'"{sessions[0]["version"]}"'}
    ended = requests.delete(f"{address}v1/sessions/{sessions[0]['id']}", headers=headers, timeout=10)
    assert ended.status_code == 200, ended.text
    late = desk.refused("v1/purchases", {"title": "Поздно"})
    return Desk(me=me, sessions=sessions, made=made, again=again, audit=audit, late=late)


def _made(desk: Person, key: str) -> Any:
    headers = {"Authorization": f"Bearer {desk.token}", "Idempotency-Key": key}
    wish = {"title": "Почта", "address": "Тула, Почтовая, 1"}
    return requests.post(f"{desk.deployed.cabinet}v1/points", json=wish, headers=headers, timeout=10).json()
