"""The played supplier's own ways to say no."""

from infra.sandbox.faults import Refusals
from infra.sandbox.supplier.api import refused
from infra.sandbox.wire import Reply, json_reply

REFUSALS: Refusals = {
    "sold_out": lambda: refused(409, "gone", "Somebody else was faster."),
    "repriced": lambda: refused(409, "price_changed", "The price is 999.00 now."),
    "key_dead": lambda: refused(401, "token", "The token has ended."),
    "denied": lambda: refused(403, "token", "The token may not."),
    "429": lambda: json_reply({"error": "often", "message": "Too many."}, 429, Retry_After="7"),
    "moved": lambda: Reply(302, b"", headers={"Location": "http://127.0.0.1/"}, outcome="302"),
    "page": lambda: Reply(200, b"<h1>Parts</h1>", "text/html", outcome="a page"),
    "shape": lambda: json_reply({"offers": [None, 1, {"id": {}}], "key": []}),
}
