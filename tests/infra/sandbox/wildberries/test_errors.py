"""The two forms in which Wildberries says no."""

import json

from infra.sandbox.wildberries.errors import MESSAGES, error_reply, gate, over_limit, refused


def test_a_method_says_a_code_and_a_message() -> None:
    for code, (status, message) in MESSAGES.items():
        reply = error_reply(refused(code))
        assert (reply.status, json.loads(reply.body)) == (status, {"code": code, "message": message})
    assert json.loads(error_reply(refused("MetaValidationFail", {"orders": []})).body)["data"] == {"orders": []}


def test_the_gate_says_a_title_and_a_detail() -> None:
    for status in (401, 402, 429):
        body = json.loads(error_reply(gate(status, "why")).body)
        assert (body["detail"], body["status"]) == ("why", status)


def test_over_the_limit_the_pause_is_told() -> None:
    assert error_reply(over_limit(3)).headers["X-Ratelimit-Retry"] == "3"
