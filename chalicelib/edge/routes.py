"""A blueprint is an audience is an authenticator: there is no route without a caller."""

import inspect
import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from chalice.app import Blueprint, Response
from msgspec import Struct, field

from chalicelib import deadline, tracing, visit
from chalicelib.domain.errors import KabinetError, NotFound
from chalicelib.edge import logs
from chalicelib.edge.answers import answer
from chalicelib.edge.requests import Request

_NAME = re.compile(r"[0-9A-Za-z_.-]{1,100}")
View = Callable[..., Any]
Caller = TypeVar("Caller")

BUDGET = 12.0
"""Seconds after which a request asks nobody anything more: whatever it asked last, it ends well before its function."""

FAILED = 500
"""What Chalice answers for an exception of ours that is no refusal."""


class Route(Struct, frozen=True):
    audience: str
    method: str
    path: str


class Audience(Struct, Generic[Caller]):
    """Who may call these routes; ``authenticate`` makes a caller of a request or raises Unauthorized, Forbidden."""

    name: str
    authenticate: Callable[[Request], Caller]
    blueprint: Blueprint = field(default_factory=lambda: Blueprint(__name__))
    routes: list[Route] = field(default_factory=list)

    def get(self, path: str) -> Callable[[View], View]:
        return self._route("GET", path, 200)

    def post(self, path: str, status: int = 200) -> Callable[[View], View]:
        return self._route("POST", path, status)

    def _route(self, method: str, path: str, status: int) -> Callable[[View], View]:
        """Register a view: ``view(caller, request, **path)`` returns a thing for the wire, or a whole Response."""

        def register(view: View) -> View:
            def handle(**parts: str) -> Response:
                return self._answer(view, f"{method} {path}", status, parts)

            handle.__name__ = view.__name__
            handle.__signature__ = _signature(path)  # type: ignore[attr-defined]
            self.routes.append(Route(self.name, method, path))
            self.blueprint.route(path, methods=[method], name=view.__name__)(handle)
            return view

        return register

    def _answer(self, view: View, name: str, status: int, parts: dict[str, str]) -> Response:
        request, elapsed = Request(self.blueprint.current_request), logs.stopwatch()
        tracing.begin(request.correlation)
        visit.begin()
        answered = FAILED
        try:
            with deadline.within(BUDGET):
                response = self._response(view, request, status, parts)
            answered = response.status_code
        finally:
            visit.end()
            logs.write("request", name, {"ms": elapsed()}, status=answered, id=tracing.current())
        return response

    def _response(self, view: View, request: Request, status: int, parts: dict[str, str]) -> Response:
        try:
            thing = view(self.authenticate(request), request, **_names(parts))
        except KabinetError as error:
            return _refusal(error, request.language)
        return thing if isinstance(thing, Response) else answer(thing, status)


def _refusal(error: KabinetError, language: str) -> Response:
    from chalicelib.edge.problems import refusal  # most requests are granted

    return refusal(error, language)


def _names(parts: dict[str, str]) -> dict[str, str]:
    """A name that we never give is a name of nothing. Raises NotFound."""
    if not all(_NAME.fullmatch(part) for part in parts.values()):
        raise NotFound
    return parts


def _signature(path: str) -> inspect.Signature:
    """Chalice checks that a view takes what its path names."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return inspect.Signature([inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names])
