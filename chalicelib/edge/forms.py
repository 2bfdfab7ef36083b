"""What a view takes and gives, as its signature says."""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.edge.requests import Request


class Forms(Struct, frozen=True):
    """None: a view that takes no body, or no query; ``optional``: the body may be left out. ``answer`` is a type.

    ``version``: it takes the version that is to be changed, of ``If-Match``.
    """

    body: Any
    query: Any
    answer: Any
    optional: bool = False
    version: bool = False

    def read(self, request: Request) -> dict[str, Any]:
        """The arguments that come of a header, a body and a query. Raises VersionMissing, TooLarge, Invalid."""
        read: dict[str, Any] = {"version": request.version} if self.version else {}
        if self.query:
            read["query"] = request.query(self.query)
        if self.body:
            read["body"] = None if self.optional and request.is_empty else request.body(self.body)
        return read


@cache
def forms_of(view: Callable[..., Any]) -> Forms:
    """Looked at when a route is first called, not for every route when a function starts."""
    hints = get_type_hints(view)
    body = hints.get("body")
    sides = get_args(body) if NoneType in get_args(body) else ()
    return Forms(
        body=next((side for side in sides if side is not NoneType), body),
        query=hints.get("query"),
        answer=hints.get("return"),
        optional=bool(sides),
        version="version" in hints,
    )
