"""The played marketplace's own ways to say no."""

from infra.sandbox.faults import Refusals
from infra.sandbox.wire import Reply, json_reply

REFUSALS: Refusals = {
    "error_200": lambda: json_reply({"error": {"code": "broken", "message": "It did not work."}}),
    "key_dead": lambda: json_reply({"error": {"message": "The token has ended."}}, 401),
    "denied": lambda: json_reply({"error": {"message": "The token may not."}}, 403),
    "429": lambda: json_reply({"error": {"message": "Too many."}}, 429, Retry_After="7"),
    "moved": lambda: Reply(302, b"", headers={"Location": "http://127.0.0.1/"}, outcome="302"),
    "page": lambda: Reply(200, b"<h1>GetZZap</h1>", "text/html", outcome="a page"),
    "shape": lambda: json_reply({"orders": [None, 1, {"order": {}}], "cursor": []}),
}
