"""The two doors of Ozon that can be told to misbehave, and its own ways to do so."""

from dataclasses import replace

from infra.sandbox.faults import Refusals
from infra.sandbox.manners import ASTRAY, manners
from infra.sandbox.ozon.errors import DEAD, NETWORK, ROLE, TOO_OFTEN, OzonError, error_reply
from infra.sandbox.wire import Reply, json_reply

OZON = "ozon"
PUSHES = "ozon pushes"

PAUSE = 2
"""Seconds that it asks for when it is told to refuse for being asked too often."""


def too_often(seconds: int = PAUSE) -> Reply:
    return replace(error_reply(TOO_OFTEN()), headers={"Retry-After": str(seconds)})


REFUSALS: Refusals = {
    "too_often": too_often,
    "circle": lambda: error_reply(OzonError(503, "Circle is open", 14)),
    "key_dead": lambda: error_reply(DEAD()),
    "key_role": lambda: error_reply(ROLE()),
    "key_network": lambda: error_reply(NETWORK()),
    "error_inside": lambda: json_reply({"code": 13, "message": "Internal error", "details": []}),
    "empty_result": lambda: json_reply({"result": []}),
    "html": lambda: Reply(200, b"<h1>Ozon</h1>", "text/html", outcome="a page"),
}
MISDELIVERIES = manners(*ASTRAY)
