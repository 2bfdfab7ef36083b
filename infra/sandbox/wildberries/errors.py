"""How Wildberries says no: a code with a message, or the title and detail of its gate."""

from dataclasses import dataclass, field
from typing import Any

from infra.sandbox.wire import Reply, json_reply

MESSAGES = {
    "IncorrectRequestBody": (400, "Некорректное тело запроса"),
    "IncorrectRequest": (400, "Переданы некорректные данные"),
    "IncorrectParameter": (400, "Передан некорректный параметр"),
    "AccessDenied": (403, "Доступ запрещён"),
    "NotFound": (404, "Не найдено"),
    "StatusMismatch": (409, "Несоответствие статусов, проверьте их правильность"),
    "FailedToAddSupplyOrder": (
        409,
        "Не удалось закрепить сборочное задание за поставкой. Убедитесь, что сборочное задание и поставка "
        "удовлетворяют всем необходимым требованиям.",
    ),
    "SupplyHasOrders": (
        409,
        "Не удалось обработать поставку. Убедитесь, что за ней не осталось закреплённых сборочных заданий.",
    ),
    "SupplyHasZeroOrders": (
        409,
        "Не удалось обработать поставку. Убедитесь, что за ней закреплён хотя бы одно сборочное задание.",
    ),
    "MetaValidationFail": (409, "Fix them to dispatch items"),
}
GATE = {401: "unauthorized", 402: "payment required", 429: "too many requests"}


@dataclass
class WildberriesError(Exception):
    status: int
    body: dict[str, Any]
    outcome: str
    headers: dict[str, str] = field(default_factory=dict)


def refused(code: str, data: object = None) -> WildberriesError:
    status, message = MESSAGES[code]
    body = {"code": code, "message": message, **({} if data is None else {"data": data})}
    return WildberriesError(status, body, f"{status} {code}")


def gate(status: int, detail: str, **headers: str) -> WildberriesError:
    """Of what stands before all methods."""
    body = {"title": GATE[status], "detail": detail, "origin": "s2s-api-auth-catalog", "status": status}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return WildberriesError(status, body, f"{status} {detail}", named)


def over_limit(retry: float) -> WildberriesError:
    seconds = f"{retry:.0f}"
    headers = {"X_Ratelimit_Retry": seconds, "X_Ratelimit_Reset": seconds, "X_Ratelimit_Limit": "20"}
    return gate(429, "limited by c122a060", **headers)


def error_reply(error: WildberriesError) -> Reply:
    reply = json_reply(error.body, error.status)
    return Reply(error.status, reply.body, headers=error.headers, outcome=error.outcome)
