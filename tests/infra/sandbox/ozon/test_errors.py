"""A refusal as Ozon writes it."""

import json

from infra.sandbox.ozon.errors import DEAD, error_reply, wrong


def test_a_refusal_has_a_code_a_sentence_and_details() -> None:
    reply = error_reply(DEAD())
    assert (reply.status, json.loads(reply.body)["code"]) == (403, 7)
    assert json.loads(error_reply(wrong("limit")).body) == {
        "code": 3,
        "message": "Request validation error: limit",
        "details": [],
    }
    assert len(reply.outcome) < 80
