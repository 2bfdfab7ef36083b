"""OK's errors: under status 200, in the body and in a header."""

import json

from infra.sandbox.ok.errors import NAMES, OkError, error_reply


def test_every_error_is_told_twice_and_with_its_name() -> None:
    for code, name in NAMES.items():
        reply = error_reply(OkError(code))
        assert (reply.status, reply.headers["invocation-error"]) == (200, str(code))
        assert json.loads(reply.body) == {"error_code": code, "error_msg": name, "error_data": None}
        assert reply.outcome == f"error {code}"


def test_a_detail_stands_behind_the_name_and_not_in_the_log() -> None:
    reply = error_reply(OkError(100, "uids: at most 100"))
    assert json.loads(reply.body)["error_msg"] == f"{NAMES[100]}. uids: at most 100"
    assert reply.outcome == "error 100"
