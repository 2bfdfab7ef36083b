"""What the Market's refusals mean, from its own list of messages."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.http import Answer
from chalicelib.marketplaces.yandex_market.errors import (
    MOVING_PAUSE,
    PARALLEL_PAUSE,
    USUAL_PAUSE,
    pause_of,
    refusal,
    said_in,
    status_of,
)
from chalicelib.usecases.ports import AccountRefused, CallRefused
from tests.marketplaces.yandex_market.conftest import NOW

ORDERS, SHOP = "/v2/campaigns/1/orders/2/status", "/v2/campaigns/1"


def told(message: str, code: str = "") -> dict[str, Any]:
    return {"status": "ERROR", "errors": [{"code": code, "message": message}]}


@pytest.mark.parametrize(
    ("status", "message", "kind", "reason"),
    [
        (401, "Api-Key token is invalid", AccountRefused, "key_dead"),
        (401, "Credentials are not specified", AccountRefused, "key_dead"),
        (403, "OAuth token is invalid (account has been globally logged out)", AccountRefused, "key_dead"),
        (403, "Scope is invalid", AccountRefused, "key_dead"),
        (403, "User account is disabled", AccountRefused, "key_dead"),
        (403, "Token does not have any of the scopes to access the API method", AccountRefused, "key_role"),
        (403, "Access denied for campaign '1' because it is not active", AccountRefused, "plan_missing"),
        (403, "Restrict access for business '1' because it is not active", AccountRefused, "plan_missing"),
        (403, "Access to API denied for the client / campaign", AccountRefused, "plan_missing"),
        (403, "Requests from this IP-address are not allowed", AccountRefused, "key_network"),
        (403, "Access denied", AccountRefused, "account_wrong"),
        (403, "", AccountRefused, "account_wrong"),
        (403, "The method is not supported for Market Yandex Go sellers", CallRefused, "call_refused"),
        (403, "No permission to set substatus USER_UNREACHABLE", CallRefused, "reason_refused"),
        (404, "Campaign not found: '1'", AccountRefused, "account_wrong"),
        (404, "Order not found: '2'", CallRefused, "order_missing"),
        (404, "Order not found for campaign 1", CallRefused, "order_missing"),
        (404, "", CallRefused, "order_missing"),
        (400, "Campaign type is not allowed", CallRefused, "call_refused"),
        (400, "Order 2 with status CANCELLED is not allowed for status PROCESSING", CallRefused, "order_moved"),
        (400, "Illegal status transition", CallRefused, "order_moved"),
        (400, "Invalid substatus: 'X'", CallRefused, "reason_refused"),
        (400, "Item 5 requires CIS instances", CallRefused, "needs_missing"),
        (400, "A precise decision", CallRefused, "call_refused"),
        (405, "Request method 'PUT' not supported", CallRefused, "call_refused"),
        (415, "Missing Content-Type", CallRefused, "call_refused"),
    ],
)
def test_a_refusal_has_its_reason(status: int, message: str, kind: type, reason: str) -> None:
    refused = refusal(status, told(message), ORDERS)
    assert type(refused) is kind
    assert refused.reason == reason
    if isinstance(refused, CallRefused):
        assert refused.said == message


def test_what_is_missing_under_an_accounts_own_address_is_the_account() -> None:
    assert refusal(404, None, SHOP).reason == refusal(404, None, "/v1/businesses/1/orders").reason == "account_wrong"
    assert refusal(404, None, "/v2/auth/token").reason == "call_refused"


def test_an_order_that_a_list_does_not_know_is_no_word_about_the_account() -> None:
    for said in ("Order not found: 2", "Orders not found", "Not found: order 2"):
        assert refusal(404, told(said), "/v1/businesses/1/orders").reason == "order_missing"


def test_a_code_says_as_much_as_a_message() -> None:
    assert refusal(400, told("", "STATUS_NOT_ALLOWED"), ORDERS).reason == "order_moved"


def test_a_business_that_is_moved_is_asked_later() -> None:
    waits = refusal(423, told("Business is in migration"), ORDERS)
    assert isinstance(waits, Unavailable)
    assert (type(waits), waits.retry_after) == (Unavailable, MOVING_PAUSE)


def answer(status: int = 200, **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


@pytest.mark.parametrize(
    ("status", "body", "read"),
    [
        (200, {"orders": []}, 200),
        (200, {"status": "OK"}, 200),
        (200, {"status": "ERROR"}, 400),
        (200, told("x", "FORBIDDEN"), 403),
        (200, told("x", "UNAUTHORIZED"), 401),
        (200, told("x", "STATUS_NOT_ALLOWED"), 400),
        (200, {"errors": [{"code": "INTERNAL_SERVER_ERROR"}]}, 500),
        (200, {"errors": None, "status": None}, 200),
        (200, None, 200),
        (200, [], 200),
        (503, told("x", "FORBIDDEN"), 503),
        (204, {"status": "ERROR"}, 204),
    ],
)
def test_an_error_may_lie_inside_a_200(status: int, body: object, read: int) -> None:
    assert status_of(answer(status), body) == read


UNTIL = "Sun, 22 Nov 2026 10:05:00 GMT"


@pytest.mark.parametrize(
    ("headers", "message", "seconds"),
    [
        ({"x_ratelimit_resource_until": UNTIL}, "", 300),
        ({"x_ratelimit_resource_until": UNTIL, "date": "Sun, 22 Nov 2026 10:04:30 GMT"}, "", 30),
        ({"x_ratelimit_resource_until": "Thu, 22 Nov 2026 10:05:00 GMT"}, "", 300),
        ({"x_ratelimit_resource_until": "soon", "retry_after": "7"}, "", 7),
        ({"retry_after": "x"}, "Hit rate limit of 6 parallel requests", PARALLEL_PAUSE),
        ({}, "Hit rate limit of 10000 requests per 1 hour for resource orders", USUAL_PAUSE),
        ({}, "", USUAL_PAUSE),
    ],
)
def test_a_pause_is_told_in_several_ways(headers: dict[str, str], message: str, seconds: int) -> None:
    assert datetime(2026, 11, 22, 10, 0, tzinfo=UTC) == NOW
    assert pause_of(answer(420, **headers), told(message), NOW) == seconds


def test_what_is_said_is_put_together_and_cut() -> None:
    assert said_in({"errors": [{"code": "A", "message": "b"}, {"code": "C"}, {"message": "d"}]}) == "A: b; C; d"
    assert len(said_in({"errors": [{"code": "A", "message": "b" * 1_000}] * 9})) <= 300
    nothings: tuple[Any, ...] = (None, [], "x", {}, {"errors": "x"}, {"errors": [5]})
    for nothing in nothings:
        assert said_in(nothing) == ""
