"""The Market's refusals, in its form."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from infra.sandbox.wire import Reply, json_reply

CODES = {
    **{400: "BAD_REQUEST", 401: "UNAUTHORIZED", 403: "FORBIDDEN", 404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"},
    **{415: "UNSUPPORTED_MEDIA_TYPE", 420: "LIMIT_EXCEEDED", 423: "LOCKED", 500: "INTERNAL_SERVER_ERROR"},
}


class MarketError(Exception):
    def __init__(self, status: int, message: str, code: str = "") -> None:
        super().__init__(message)
        self.status, self.message = status, message
        self.code = code or CODES[status]


def error_reply(error: MarketError, status: int | None = None, headers: Mapping[str, str] | None = None) -> Reply:
    """``status`` where the error comes under another than its own."""
    body = {"errors": [{"code": error.code, "message": error.message}], "status": "ERROR"}
    reply = json_reply(body, error.status if status is None else status)
    return Reply(
        reply.status, reply.body, headers=headers or {}, outcome=f"{error.status} {error.code}: {error.message[:80]}"
    )


def limit_reply(seconds: int, amount: int = 10_000) -> Reply:
    """The limit of a resource, and until when it lasts."""
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    error = MarketError(420, f"Hit rate limit of {amount} requests per 1 hour for resource orders")
    return error_reply(error, headers={"X-RateLimit-Resource-Until": format_datetime(until, usegmt=True)})
