"""What a caller sent, held to the documents."""

import json
from typing import Any

import pytest

from infra.sandbox.wildberries import reading
from infra.sandbox.wildberries.errors import WildberriesError
from infra.sandbox.wire import Request


def sent(body: Any) -> Request:
    return Request("POST", "/", headers={"content-type": "application/json"}, body=json.dumps(body).encode())


def test_numbers_of_a_query() -> None:
    assert reading.number(Request("GET", "/", "limit=5"), "limit", least=1, most=9) == 5
    assert reading.number(Request("GET", "/"), "limit", usual=7) == 7
    for query in ("", "limit=", "limit=x", "limit=0", "limit=10", "limit=٣"):
        with pytest.raises(WildberriesError):
            reading.number(Request("GET", "/", query), "limit", least=1, most=9)


def test_numbers_of_a_path_and_of_a_body() -> None:
    assert reading.path_number("5632423") == 5_632_423
    for odd in ("x", "", "-1", "9" * 19):
        with pytest.raises(WildberriesError):
            reading.path_number(odd)
    assert reading.numbers(sent({"orders": [1, 2]}), 2) == [1, 2]
    with pytest.raises(WildberriesError):
        reading.numbers(sent({"orders": [1, 2]}), 1)


def test_a_body_that_is_no_object_is_refused() -> None:
    for request in (
        sent([]),
        Request("POST", "/", body=b"{}"),
        Request("POST", "/", headers=sent(1).headers, body=b"{"),
    ):
        with pytest.raises(WildberriesError) as refused:
            reading.body(request)
        assert refused.value.body["code"] == "IncorrectRequestBody"
