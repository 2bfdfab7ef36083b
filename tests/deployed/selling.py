"""An order of the played Ozon: pushed, accepted against an offer, told; another one is refused, a third only polled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.deployed.ordering import Ordering
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


def sell(ordered: Ordering) -> Selling:
    deployed, maria = ordered.deployed, ordered.maria
    wish = {"marketplace": "ozon", "settings": {"client_id": CLIENT_ID}, "secrets": {"api_key": API_KEY}}
    account = maria.post("v1/accounts", wish)
    play(deployed, "ozon/hook", url=account["address"])
    numbers = [play(deployed, "ozon/order", push=push)["posting"]["posting_number"] for push in (True, True, False)]
    first, second, third = (f"v1/external-orders/{account['id']}/{number}" for number in numbers)
    deployed.turn("poll_marketplaces")
    decide(maria, first, action="accept")
    decide(maria, second, action="refuse", reason=maria.get(f"{second}/reasons")["items"][0]["id"])
    accepted, refused = (acknowledged(maria, each) for each in (first, second))
    polled = shown(maria, third)
    ours = maria.get(f"v1/orders/{accepted['number']}")
    return Selling(
        account=maria.get(f"v1/accounts/{account['id']}"),
        accepted=accepted,
        refused=refused,
        polled=polled,
        ours=ours,
        there={each["posting_number"]: each["status"] for each in postings(ordered)},
        pushes=look(deployed, "ozon/pushes")["pushes"],
    )


def decide(maria: Person, path: str, **wish: Any) -> None:
    lines = [{"key": line["key"]} for line in shown(maria, path)["lines"]]
    maria.patch(f"{path}/lines", {**wish, "lines": lines}, shown=path)


def shown(maria: Person, path: str) -> Any:
    """It comes by way of the queue."""
    number = path.rpartition("/")[2]
    eventually(lambda: maria.get(f"v1/external-orders?q={number}")["items"], bool)
    return maria.get(path)


def acknowledged(maria: Person, path: str) -> Any:
    return eventually(lambda: maria.get(path), lambda order: order["push"] == "acknowledged")


def postings(ordered: Ordering) -> list[Any]:
    (seller,) = (each for each in look(ordered.deployed, "ozon/state")["sellers"] if each["client_id"] == CLIENT_ID)
    found: list[Any] = seller["postings"]
    return found
