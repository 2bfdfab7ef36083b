"""What Ozon takes for an answer."""

import json
from typing import Any

import pytest

from infra.sandbox.ozon.delivering import is_local, judged, post
from tests.infra.sandbox.ozon.shop import PONG, TAKEN, hooked

JSON = "application/json; charset=utf-8"


def judge(kind: str, answer: Any, content_type: str = JSON) -> str:
    return judged(kind, content_type, answer if isinstance(answer, bytes) else json.dumps(answer).encode())


def test_a_push_is_taken_by_one_answer_only() -> None:
    assert judge("TYPE_NEW_POSTING", TAKEN) == "ok"
    odd: list[Any] = [
        {},
        {"result": "true"},
        {"result": 1},
        {"result": False},
        {"result": True, "x": 1},
        [],
        True,
        PONG,
    ]
    for answer in odd:
        assert judge("TYPE_NEW_POSTING", answer) == "another answer"
    assert judge("TYPE_NEW_POSTING", b"<h1>") == judge("TYPE_NEW_POSTING", TAKEN, "text/html") == "no JSON"


def test_a_ping_is_answered_by_three_things() -> None:
    assert judge("TYPE_PING", PONG) == judge("TYPE_PING", {**PONG, "time": "2026-11-28T10:00:00.123Z"}) == "ok"
    odd: list[Any] = [
        TAKEN,
        {**PONG, "x": 1},
        {**PONG, "name": ""},
        {**PONG, "version": 1},
        {**PONG, "name": "x" * 101},
    ]
    for answer in [*odd, {**PONG, "time": "2026-11-28"}, {**PONG, "time": "2026-11-28T10:00:00+03:00"}, []]:
        assert judge("TYPE_PING", answer) == "another answer"


def test_only_this_machine_is_written_to() -> None:
    assert all(is_local(url) for url in ("http://127.0.0.1:8000/x", "http://localhost/x"))
    assert not any(
        is_local(url) for url in ("https://127.0.0.1/x", "http://example.com/", "http://127.0.0.1.nip.io/", "")
    )


@pytest.mark.parametrize(("answer", "outcome"), [(TAKEN, "ok"), (503, "503"), (400, "400"), ([], "another answer")])
def test_a_push_goes_over_the_wire(answer: Any, outcome: str) -> None:
    with hooked() as hook:
        hook.answers = [answer]
        assert post(hook.url, "TYPE_X", b'{"message_type": "TYPE_X"}') == outcome
    assert post(hook.url, "TYPE_X", b"{}") == "no connection"
