"""What the framework refuses by itself, in the words of people."""

from typing import Any

import pytest

from chalicelib import tracing
from chalicelib.edge.framework_problems import spoken
from chalicelib.edge.problems import MEDIA_TYPE
from tests.problems import assert_problem

ENGLISH = {"headers": {"ACCEPT-Language": "en-GB"}, "requestContext": {"requestId": "the-id"}}


def said(status: int, event: Any = ENGLISH, **headers: str) -> dict[str, Any]:
    answer = {"statusCode": status, "headers": headers or None, "body": "{'Code': 'BadRequestError'}", "extra": 1}
    found = spoken(answer, event)
    assert (found["statusCode"], found["extra"], found["headers"]["Content-Type"]) == (status, 1, MEDIA_TYPE)
    assert "BadRequestError" not in found["body"]
    return assert_problem(status, found["headers"], found["body"])


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "invalid"),
        (403, "forbidden"),
        (404, "not_found"),
        (405, "method_not_allowed"),
        (415, "unsupported_media_type"),
        (500, "internal_error"),
        (418, "internal_error"),
    ],
)
def test_each_status_has_its_problem(status: int, code: str) -> None:
    problem = said(status)
    assert problem["code"] == code
    assert problem["detail"].isascii()


def test_only_a_failure_names_its_request() -> None:
    assert said(500)["requestId"] == "the-id"
    assert "the-id" in said(500)["detail"]
    assert "requestId" not in said(404)


def test_where_there_is_no_gateway_the_request_is_called_as_the_log_calls_it() -> None:
    tracing.begin("of-the-log")
    events: list[dict[str, Any]] = [{}, {"headers": None}, {"requestContext": {}}]
    for event in events:
        assert said(500, event)["requestId"] == "of-the-log"


def test_what_the_framework_says_beside_is_kept() -> None:
    headers = spoken({"statusCode": 405, "headers": {"Allow": "POST"}, "body": ""}, ENGLISH)["headers"]
    assert headers["Allow"] == "POST"
    assert headers["Content-Language"] == "en"
