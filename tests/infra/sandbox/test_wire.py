"""A request and a reply as plain data."""

import json

import pytest

from infra.sandbox.wire import FORM, Refused, Request, json_reply


def posted(body: bytes, content_type: str, query: str = "") -> Request:
    return Request("POST", "/", query, headers={"content-type": content_type}, body=body)


def test_query_and_form_are_read_together_and_the_last_of_a_name_counts() -> None:
    request = posted("a=2&имя=Анна+П&empty=".encode(), f"{FORM.upper()}; charset=utf-8", "a=1&b=%D0%B1")
    assert request.parameters() == {"a": "2", "b": "б", "имя": "Анна П", "empty": ""}


def test_a_body_that_is_no_form_adds_nothing() -> None:
    for kind in ("application/json", "", "text/plain"):
        assert posted(b"a=2", kind, "a=1").parameters() == {"a": "1"}


def test_bytes_that_are_no_text_are_read_as_such_and_break_nothing() -> None:
    assert posted(b"a=\xff", FORM).parameters() == {"a": "\ufffd"}


def test_json_is_an_object_that_says_it_is_json() -> None:
    assert posted('{"имя": 1}'.encode(), "Application/JSON ;charset=utf-8").json_object() == {"имя": 1}
    for body, kind, status in (
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b"", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
    ):
        with pytest.raises(Refused) as refusal:
            posted(body, kind).json_object()
        assert refusal.value.status == status, body[:9]


def test_a_reply_is_readable_json_with_headers_in_their_own_spelling() -> None:
    reply = json_reply({"имя": "Анна"}, 201, invocation_error="100")
    assert (reply.status, json.loads(reply.body), reply.headers) == (201, {"имя": "Анна"}, {"invocation-error": "100"})
    assert "Анна".encode() in reply.body
