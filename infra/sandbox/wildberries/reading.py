"""What a caller sent, held to the documents."""

from typing import Any

from infra.sandbox.wildberries.errors import refused
from infra.sandbox.wire import Refused, Request

LATEST = 1 << 62


def number(request: Request, name: str, *, least: int = 0, most: int = LATEST, usual: int | None = None) -> int:
    """A whole number of the query; without a usual one it has to be there."""
    given = request.parameters().get(name)
    if given is None and usual is not None:
        return usual
    if given is None or not (given.isascii() and given.isdigit()) or not least <= int(given) <= most:
        raise refused("IncorrectParameter")
    return int(given)


def path_number(given: str) -> int:
    if not (given.isascii() and given.isdigit()) or len(given) > 18:
        raise refused("IncorrectParameter")
    return int(given)


def body(request: Request) -> dict[str, Any]:
    try:
        return request.json_object()
    except Refused:
        raise refused("IncorrectRequestBody") from None


def numbers(request: Request, most: int) -> list[int]:
    """The list ``orders``."""
    given = body(request).get("orders")
    if not isinstance(given, list) or any(isinstance(each, bool) or not isinstance(each, int) for each in given):
        raise refused("IncorrectRequestBody")
    if not 1 <= len(given) <= most:
        raise refused("IncorrectRequest")
    return given
