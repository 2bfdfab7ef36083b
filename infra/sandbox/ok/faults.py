"""The two doors of OK that can be told to misbehave, and OK's own ways to refuse."""

from collections.abc import Callable
from dataclasses import replace

from infra.sandbox.faults import Refusals
from infra.sandbox.ok.errors import OkError, error_reply
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, json_reply

REST = "ok.rest"
GRAPH = "ok.graph"

REFUSALS: Refusals = {
    "flood": lambda: error_reply(OkError(8)),
    "session_expired": lambda: error_reply(OkError(102)),
    "session_revoked": lambda: error_reply(OkError(103)),
    "service": lambda: error_reply(OkError(2)),
    "denied": lambda: error_reply(OkError(10)),
    "limit": lambda: error_reply(OkError(11)),
    "restricted": lambda: error_reply(OkError(456)),
    "page": lambda: Reply(200, b"<h1>OK</h1>", "text/html", outcome="a page"),
    "shape": lambda: replace(json_reply({"result": [None, {"id": 1}, "?"], "success": "yes"}), outcome="another shape"),
}
"""``page`` and ``shape`` are no refusals but answers that nobody can read."""


def serve(surroundings: Surroundings, target: str, method: str, work: Callable[[], object]) -> Reply:
    return surroundings.serve(target, method, lambda: answered(work))


def answered(work: Callable[[], object]) -> Reply:
    try:
        return json_reply(work())
    except OkError as error:
        return error_reply(error)
