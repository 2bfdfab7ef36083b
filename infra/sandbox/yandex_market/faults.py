"""The Market's two doors that can be told to misbehave: its API, and the notifications it sends."""

from collections.abc import Callable

from infra.sandbox.faults import Refusals
from infra.sandbox.manners import ASTRAY, manners
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, json_reply
from infra.sandbox.yandex_market.errors import MarketError, error_reply, limit_reply

API, PUSHES = "yandex_market", "yandex_market pushes"
PAUSE = 2
"""Seconds that the ordered limit lasts."""

REFUSALS: Refusals = {
    "rate_limit": lambda: limit_reply(PAUSE),
    "parallel_limit": lambda: error_reply(MarketError(420, "Hit rate limit of 6 parallel requests")),
    "key_dead": lambda: error_reply(MarketError(401, "Api-Key token is revoked")),
    "key_role": lambda: error_reply(MarketError(403, "Token does not have any of the scopes to access the API method")),
    "shop_inactive": lambda: error_reply(MarketError(403, "Access denied for campaign because it is not active")),
    "migration": lambda: error_reply(MarketError(423, "Business is in migration")),
    "error_in_200": lambda: error_reply(MarketError(400, "Order is not allowed for status"), 200),
    "empty_200": lambda: json_reply({}),
    "page_200": lambda: Reply(200, b"<h1>Market</h1>", "text/html", outcome="a page"),
}

MANNERS = manners(*ASTRAY)
"""How a notification goes astray."""


def serve(surroundings: Surroundings, method: str, work: Callable[[], Reply]) -> Reply:
    return surroundings.serve(API, method, lambda: answered(work))


def answered(work: Callable[[], Reply]) -> Reply:
    try:
        return work()
    except MarketError as error:
        return error_reply(error)
