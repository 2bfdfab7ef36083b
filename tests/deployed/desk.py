"""An organizer opens the desk from OK, works there, enters by a passkey, and ends her session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import requests

from tests.authenticator import Device
from tests.deployed.person import Person

AT_HOME = ("//127.0.0.1", "//localhost")
"""How the desk of a loopback address is called."""


@dataclass(frozen=True)
class Desk:
    """``made`` and ``again`` are the answers to a request that was sent twice; ``late`` is the status after the end.

    ``entered`` is the session that a passkey opened, ``gone`` the status after its removal.
    """

    me: Any
    sessions: Any
    made: Any
    again: Any
    audit: Any
    late: int
    entered: Any
    gone: int


def work_at_desk(maria: Person) -> Desk:
    address = maria.deployed.cabinet
    code = maria.post("v1/desk-codes")["code"]
    opened = requests.post(f"{address}desk-sessions", json={"code": code}, timeout=10)
    assert opened.status_code == 201, opened.text
    desk = replace(maria, token=opened.json()["token"])
    made, again = (_made(desk, key) for key in [uuid4().hex] * 2)
    sessions = desk.get("v1/sessions")["items"]
    me, audit = desk.get("v1/me"), desk.get("v1/audit")["items"]
    entered, gone = _by_passkey(desk)
    headers = {"Authorization": f"Bearer {maria.token}", "If-Match": f'"{sessions[0]["version"]}"'}
    ended = requests.delete(f"{address}v1/sessions/{sessions[0]['id']}", headers=headers, timeout=10)
    assert ended.status_code == 200, ended.text
    late = desk.refused("v1/purchases", {"title": "Поздно"})
    return Desk(me=me, sessions=sessions, made=made, again=again, audit=audit, late=late, entered=entered, gone=gone)


def _by_passkey(desk: Person) -> tuple[Any, int]:
    """The layer is there, and reached: what checks a signature is in no function's package."""
    address, device = desk.deployed.cabinet, Device("/".join(desk.deployed.cabinet.split("/")[:3]).replace(*AT_HOME))
    offer = desk.get("v1/passkey-offer")
    made = desk.post("v1/passkeys", {"name": "Телефон", **device.made(offer["challenge"], offer["owner"]["handle"])})
    entered = _enters(address, device)
    assert entered.status_code == 201, entered.text
    headers = {"Authorization": f"Bearer {entered.json()['token']}", "If-Match": f'"{made["version"] + 1}"'}
    removed = requests.delete(f"{address}v1/passkeys/{made['id']}", headers=headers, timeout=10)
    assert removed.status_code == 200, removed.text
    return entered.json(), _enters(address, device).status_code


def _enters(address: str, device: Device) -> requests.Response:
    challenge = requests.get(f"{address}passkey-challenge", timeout=10).json()["challenge"]
    return requests.post(f"{address}passkey-sessions", json=device.used(challenge), timeout=10)


def _made(desk: Person, key: str) -> Any:
    headers = {"Authorization": f"Bearer {desk.token}", "Idempotency-Key": key}
    wish = {"title": "Почта", "address": "Тула, Почтовая, 1"}
    return requests.post(f"{desk.deployed.cabinet}v1/points", json=wish, headers=headers, timeout=10).json()
