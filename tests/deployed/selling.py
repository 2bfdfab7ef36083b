"""An order of the played Ozon: pushed, accepted against an offer, told; another one is refused, a third only polled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from infra.deploying.rehearsal import Rehearsal
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.deployed.founding import Founding
from tests.deployed.person import Person, eventually
from tests.deployed.playing import look, play


@dataclass(frozen=True)
class Selling:
    """``accepted`` and ``refused`` as they are once Ozon shows so, ``polled`` as it was found; ``ours``: our order.

    ``there`` are Ozon's own words of the first two, ``pushes`` what became of what it pushed.
    """

    account: Any
    accepted: Any
    refused: Any
    polled: Any
    ours: Any
    there: dict[str, str]
    pushes: list[Any]


def sell(founded: Founding) -> Selling:
    owner, deployed = founded.owner, founded.owner.deployed
    wish = {"marketplace": "ozon", "settings": {"client_id": CLIENT_ID}, "secrets": {"api_key": API_KEY}}
    account = owner.post("v1/accounts", wish)
    play(deployed, "ozon/hook", url=account["address"])
    numbers = [play(deployed, "ozon/order", push=push)["posting"]["posting_number"] for push in (True, True, False)]
    first, second, third = (f"v1/external-orders/{account['id']}/{number}" for number in numbers)
    deployed.turn("poll_marketplaces")
    decide(owner, first, action="accept")
    shown(owner, second)
    decide(owner, second, action="refuse", reason=owner.get(f"{second}/reasons")["items"][0]["id"])
    accepted, refused = (acknowledged(owner, each) for each in (first, second))
    polled = shown(owner, third)
    ours = owner.get(f"v1/orders/{accepted['number']}")
    return Selling(
        account=owner.get(f"v1/accounts/{account['id']}"),
        accepted=accepted,
        refused=refused,
        polled=polled,
        ours=ours,
        there={each["posting_number"]: each["status"] for each in postings(deployed)},
        pushes=look(deployed, "ozon/pushes")["pushes"],
    )


def decide(owner: Person, path: str, **wish: Any) -> None:
    lines = [{"key": line["key"]} for line in shown(owner, path)["lines"]]
    owner.patch(f"{path}/lines", {**wish, "lines": lines}, shown=path)


def shown(owner: Person, path: str) -> Any:
    """It comes by way of the queue."""
    number = path.rpartition("/")[2]
    eventually(lambda: owner.get(f"v1/external-orders?q={number}")["items"], bool)
    return owner.get(path)


def acknowledged(owner: Person, path: str) -> Any:
    return eventually(lambda: owner.get(path), lambda order: order["push"] == "acknowledged")


def postings(deployed: Rehearsal) -> list[Any]:
    (seller,) = (each for each in look(deployed, "ozon/state")["sellers"] if each["client_id"] == CLIENT_ID)
    found: list[Any] = seller["postings"]
    return found
