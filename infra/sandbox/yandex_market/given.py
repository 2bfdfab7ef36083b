"""What a caller sends, held to the document: a wrong type, an unknown name or too many of them is refused."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from infra.sandbox.wire import Request
from infra.sandbox.yandex_market.errors import MarketError

HIGHEST = 1 << 63


def body_of(request: Request) -> dict[str, Any]:
    if request.content_type() != "application/json":
        raise MarketError(415, f"Content type '{request.content_type()}' not supported")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise MarketError(400, "JSON: unexpected end of content") from None
    if not isinstance(body, dict):
        raise MarketError(400, "JSON: an object is expected")
    return body


def only(thing: dict[str, Any], *names: str) -> None:
    unknown = sorted(set(thing) - set(names))
    if unknown:
        raise MarketError(400, f"Unknown field: '{unknown[0]}'")


def required(thing: dict[str, Any], name: str) -> Any:
    if thing.get(name) is None:
        raise MarketError(400, f"Missing field '{name}'")
    return thing[name]


def listing(thing: dict[str, Any], name: str, most: int | None = None) -> list[Any] | None:
    """None where it is not sent; of different things, and at least one."""
    value = thing.get(name)
    if value is None:
        return None
    if not isinstance(value, list):
        raise MarketError(400, f"Value of '{name}' must be an array")
    if not value:
        raise MarketError(400, f"Collection of field '{name}' must not be empty")
    if most and len(value) > most:
        raise MarketError(400, f"Value / length of '{name}' must be less than or equal to {most}")
    if len({repr(each) for each in value}) < len(value):
        raise MarketError(400, f"Values of '{name}' must be unique")
    return value


def whole(value: object, name: str, least: int = 1) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < HIGHEST:
        raise MarketError(400, f"Value of '{name}' must be an integer from {least}")
    return value


def numbers(thing: dict[str, Any], name: str, most: int) -> list[int] | None:
    value = listing(thing, name, most)
    return None if value is None else [whole(each, name) for each in value]


def words(thing: dict[str, Any], name: str, known: Iterable[str] | None) -> list[str] | None:
    value = listing(thing, name)
    if value is None:
        return None
    for each in value:
        if not isinstance(each, str) or (known is not None and each not in set(known)):
            raise MarketError(400, f"Unexpected value of '{name}': {str(each)[:40]}")
    return value


def object_of(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MarketError(400, f"Value of '{name}' must be an object")
    return value


def moment(thing: dict[str, Any], name: str) -> datetime | None:
    """ISO 8601 with an offset."""
    at: datetime | None = _read(thing, name, datetime.fromisoformat)
    if at and at.tzinfo is None:
        raise MarketError(400, f"Value of '{name}' must have an offset")
    return at


def day(thing: dict[str, Any], name: str) -> date | None:
    read: date | None = _read(thing, name, date.fromisoformat)
    return read


def _read(thing: dict[str, Any], name: str, form: Callable[[str], Any]) -> Any:
    value = thing.get(name)
    if value is None:
        return None
    try:
        return form(value)
    except (ValueError, TypeError):
        raise MarketError(400, f"Value of '{name}' has a wrong format") from None
