"""People talk to the group: under its goods, in its chat, by a button; an administrator's token ends and is renewed.

An organizer writes to the buyers of a purchase.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from infra.local.variables import DEMO
from tests.deployed.ordering import SHOES, Ordering
from tests.deployed.paying import Paying
from tests.deployed.person import Person, eventually
from tests.deployed.playing import look, play

WRITTEN = "Коробки приедут в пятницу"


@dataclass(frozen=True)
class Talking:
    """``written`` is what Anna hears of the organizer, ``unreached`` are the buyers who do not.

    ``pressed`` is the claim that a button filed, ``decided`` what its organizer hears who pressed one.

    Connections are by their name, before and after a new token.
    """

    written: dict[str, Any]
    unreached: Sequence[Any]
    pressed: Any
    refused: dict[str, Any]
    told: dict[str, Any]
    renewed: dict[str, Any]
    comments: Sequence[Any]
    decided: dict[str, Any]


def talk(ordering: Ordering, paying: Paying) -> Talking:
    deployed, anna, maria = ordering.deployed, ordering.anna, ordering.maria
    written, unreached = _written(ordering)
    _connect(maria, DEMO["OK_ADMIN_TOKEN"])
    play(deployed, "token", state="revoked")
    deployed.turn("collect_comments")
    eventually(lambda: look(deployed, "hooks")["subscriptions"], bool)
    play(deployed, "write", user=anna.user, text="Здравствуйте!")
    play(deployed, "press", user=anna.user, message=paying.asked["id"], payload=f"paid:{ordering.orders[SHOES]}")
    refused = eventually(lambda: _connections(maria), lambda found: found["comments"]["state"] == "refused")
    told = maria.hears("ОК больше не принимает")
    _connect(maria, play(deployed, "token/issue", user=maria.user)["token"])
    deployed.turn("collect_comments")
    anna.hears("принято", ordering.orders[SHOES])
    (pressed,) = (each for each in anna.get("buyer/claims")["claims"] if each["state"] == "pending")
    decided = _decided(ordering, pressed["id"])
    comments = eventually(lambda: anna.get("buyer/comments")["comments"], lambda found: len(found) == 3)
    return Talking(
        written=written,
        unreached=unreached,
        pressed=pressed,
        refused=refused,
        told=told,
        renewed=_connections(maria),
        comments=comments,
        decided=decided,
    )


def _written(ordering: Ordering) -> tuple[dict[str, Any], Sequence[Any]]:
    """To the buyers of the shoes, of whom Елена does not let the group write."""
    maria, path = ordering.maria, f"v1/purchases/{ordering.purchases[SHOES]}/messages"
    sent = maria.post(path, {"text": WRITTEN})["sent"]
    heard = ordering.anna.hears(WRITTEN)
    return heard, eventually(lambda: maria.get(f"{path}/{sent['id']}")["items"], _all_tried)


def _all_tried(unreached: Sequence[Any]) -> bool:
    return bool(unreached) and all(each["reason"] != "pending" for each in unreached)


def _decided(ordering: Ordering, claim: str) -> dict[str, Any]:
    """Maria confirms it by the button of the message that told her."""
    told = eventually(lambda: [each for each in ordering.maria.inbox() if claim in str(each)], bool)[0]
    play(ordering.deployed, "press", user=ordering.maria.user, message=told["id"], payload=f"confirm:{claim}")
    return ordering.maria.hears("подтверждена", ordering.orders[SHOES])


def _connect(maria: Person, token: str) -> None:
    maria.post("v1/connections/comments", {"token": token})


def _connections(maria: Person) -> dict[str, Any]:
    return {each["name"]: each for each in maria.get("v1/connections")["connections"]}
