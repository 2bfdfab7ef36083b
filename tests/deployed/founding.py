"""The administrator of a group of nobody's founds a community, settles it, takes somebody in and lets him go."""

from dataclasses import dataclass
from typing import Any

import requests

from infra.deploying.rehearsal import Rehearsal
from tests.deployed.person import Person
from tests.deployed.playing import play
from tests.world import ADMIN, MODERATOR

NEW = "54000000000999"


@dataclass(frozen=True)
class Founding:
    offer: Any
    role: str
    owner: Person
    added: Any
    settled: Any
    home: Any
    listed: list[Any]


def found(deployed: Rehearsal) -> Founding:
    query = str(play(deployed, "launch", user=ADMIN, group=NEW)["url"]).partition("?")[2]
    offer = _asks(deployed, "founding/offer", query=query)
    named = {"name": offer["name"], "firstName": "Мария", "timeZone": "Asia/Omsk"}
    _asks(deployed, "founding", query=query, **named)
    session = _asks(deployed, "launch", query=query)
    owner = Person(deployed, ADMIN, session["role"], session["token"])
    added = owner.post("v1/organizers", {"okId": MODERATOR, "firstName": "Ольга"})
    settled = owner.patch("v1/community", {"name": "Пряжа"})
    owner.remove(f"v1/organizers/{added['id']}")
    listed = owner.get("v1/organizers")["items"]
    return Founding(
        offer=offer,
        role=owner.role,
        owner=owner,
        added=added,
        settled=settled,
        home=owner.get("v1/home"),
        listed=listed,
    )


def _asks(deployed: Rehearsal, path: str, **body: str) -> Any:
    answer = requests.post(f"{deployed.cabinet}{path}", json=body, timeout=20)
    assert answer.ok, f"{path}: {answer.status_code} {answer.text}"
    return answer.json()
