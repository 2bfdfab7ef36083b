"""Wildberries' own ways to say no."""

from dataclasses import replace

from infra.sandbox.faults import Refusals
from infra.sandbox.wildberries.errors import error_reply, gate, over_limit, refused
from infra.sandbox.wire import Reply, json_reply

TARGET = "wildberries"

REFUSALS: Refusals = {
    "too_often": lambda: error_reply(over_limit(2)),
    "key_expired": lambda: error_reply(gate(401, "token problem; token is expired")),
    "key_role": lambda: error_reply(gate(401, "token scope not allowed")),
    "key_network": lambda: error_reply(gate(401, "token problem; ip address is not allowed")),
    "plan": lambda: error_reply(gate(402, "insufficient funds on the balance")),
    "forbidden": lambda: error_reply(refused("AccessDenied")),
    "conflict": lambda: error_reply(refused("FailedToAddSupplyOrder")),
    "page": lambda: Reply(200, b"<h1>Wildberries</h1>", "text/html", outcome="a page"),
    "shape": lambda: replace(json_reply({"error": True, "errorText": "?"}), outcome="another shape"),
}
"""``page`` and ``shape`` are no refusals but answers that nobody can read."""
