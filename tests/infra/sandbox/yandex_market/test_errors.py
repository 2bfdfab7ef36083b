"""The Market's refusals in its form."""

import json

from infra.sandbox.yandex_market.errors import MarketError, error_reply, limit_reply


def test_a_refusal_has_a_code_and_a_message() -> None:
    reply = error_reply(MarketError(404, "Campaign not found: '5'"))
    assert reply.status == 404
    assert json.loads(reply.body) == {
        "errors": [{"code": "NOT_FOUND", "message": "Campaign not found: '5'"}],
        "status": "ERROR",
    }
    assert reply.outcome == "404 NOT_FOUND: Campaign not found: '5'"
    assert error_reply(MarketError(400, "x", "STATUS_NOT_ALLOWED"), 200).status == 200


def test_a_limit_says_until_when() -> None:
    reply = limit_reply(60, 5)
    assert (reply.status, "X-RateLimit-Resource-Until" in reply.headers) == (420, True)
    assert b"Hit rate limit of 5 requests per 1 hour" in reply.body
