"""What Ozon's refusals mean."""

import json
from typing import Any

import pytest

from chalicelib.marketplaces.ozon import errors
from chalicelib.outgoing.transport import Answer


def said(status: int, body: Any) -> errors.Said:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return errors.heard(Answer(status, {}, content))


def refused(status: int, message: str, code: int = 7) -> str | None:
    refusal = errors.account_refusal(said(status, {"code": code, "message": message, "details": []}))
    return refusal.reason if refusal else None


@pytest.mark.parametrize(
    ("reason", "status", "message"),
    [
        ("key_dead", 403, "Invalid Api-Key, please check the key and try again"),
        ("key_dead", 404, "Invalid Api-Key, please check the key and try again"),
        ("key_dead", 403, "Api-key is deactivated, use another one or generate a new one"),
        ("key_dead", 401, "Client-Id and Api-Key headers are required"),
        ("key_dead", 401, "who are you"),
        ("key_role", 403, "Api-Key is missing a required role for a method"),
        ("key_role", 403, "forbidden"),
        ("key_role", 200, "Api-Key is missing a required role for a method"),
        ("key_network", 403, "Api-Key is restricted to specific IP addresses"),
        ("plan_missing", 403, "method is allowed starting from the premium plus subscription"),
        ("account_wrong", 403, "Invalid Client-Id"),
        ("account_wrong", 403, "Company is blocked"),
        (None, 403, "POSTING_NOT_FOUND"),
        (None, 404, "POSTING_NOT_FOUND"),
        (None, 400, "POSTING_NUMBERS_IS_INCORRECT_FOR_COMPANY"),
        (None, 500, "Internal error"),
    ],
)
def test_what_is_wrong_with_the_account(reason: str | None, status: int, message: str) -> None:
    assert refused(status, message) == reason


def test_a_page_in_between_is_no_word_about_the_key() -> None:
    for status in (403, 404, 302):
        assert errors.account_refusal(said(status, b"<h1>Api-Key</h1>")) is None
    refusal = errors.account_refusal(said(401, b"Unauthorized"))
    assert refusal is not None
    assert refusal.reason == "key_dead"


@pytest.mark.parametrize(
    ("reason", "status", "message"),
    [
        ("order_missing", 404, "Not Found"),
        ("order_missing", 400, "POSTING_NOT_FOUND"),
        ("order_moved", 409, "POSTING_ALREADY_CANCELLED"),
        ("order_moved", 409, "conflict"),
        ("order_moved", 400, "HAS_INCORRECT_STATUS"),
        ("order_moved", 400, "TRANSITION_IS_NOT_POSSIBLE"),
        ("needs_missing", 400, "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY"),
        ("needs_missing", 400, "MANDATORY_MARK_REQUIRED"),
        ("call_refused", 400, "MANDATORY_MARK_REDUNDANT"),
        ("call_refused", 400, "EXEMPLAR_INFO_ALREADY_DEFINED"),
        ("call_refused", 400, "HAS_INCORRECT_PRODUCT_QUANTITY"),
        ("call_refused", 400, "INCORRECT_OVH_FOR_POSTING"),
        ("reason_refused", 400, "INCORRECT_CANCEL_REASON"),
    ],
)
def test_why_a_call_is_refused(reason: str, status: int, message: str) -> None:
    refusal = errors.call_refusal(said(status, {"code": 3, "message": message}))
    assert (refusal.reason, refusal.said) == (reason, message)


def test_an_error_is_heard_under_200_too() -> None:
    assert said(200, {"code": 3, "message": "HAS_INCORRECT_STATUS", "details": []}).error == "HAS_INCORRECT_STATUS"
    assert said(200, {"error": {"code": "BAD", "message": ""}}).error == "BAD"
    assert said(400, {"message": "only words"}).error == said(400, {"error": "only words"}).error == "only words"
    for body in ({"result": [], "code": 0}, {"postings": [], "code": 1, "message": "x"}, {"message": "x"}, {}):
        assert said(200, body).error == ""
    assert not said(200, b"[]").readable
    assert not said(200, b"<h1>").readable


def test_a_trouble_of_the_moment_is_told_by_its_code() -> None:
    for code, passes in ((13, True), ("14", True), (4, True), (3, False), ("ERROR", False), (None, False)):
        assert said(400, {"code": code, "message": "Internal error"}).passes is passes
    assert said(408, b"").passes
    assert not said(200, {"code": 13, "result": []}).passes


def test_a_pause_is_as_long_as_ozon_says_wherever_it_says_it() -> None:
    for status, message, headers, pause in (
        (429, "You have reached request rate limit per second", {}, 1.0),
        (400, "You have reached request rate limit per second", {"retry-after": "7"}, 7.0),
        (429, "", {"x-ratelimit-reset": "2.5"}, 2.5),
        (429, "", {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT", "ratelimit-reset": "4"}, 4.0),
        (420, "", {"retry-after": "nan"}, 1.0),
        (429, "", {"retry-after": "1790000000"}, 1.0),
        (429, "", {"retry-after": "-5"}, 1.0),
        (503, "Circle is open", {}, 180.0),
        (200, "", {"retry-after": "9"}, None),
        (403, "Api-Key", {}, None),
    ):
        answer = Answer(status, headers, json.dumps({"code": 8, "message": message}).encode())
        assert errors.pause_of(answer, errors.heard(answer), errors.PAUSE_HEADERS) == pause
    answer = Answer(429, {"x-of-next-year": "6"}, b"")
    assert errors.pause_of(answer, errors.heard(answer), ("X-Of-Next-Year",)) == 6.0
