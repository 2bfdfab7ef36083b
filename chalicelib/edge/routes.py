"""A blueprint is an audience is an authenticator: there is no route without a principal and a permission."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint, Response
from msgspec import Struct, field

from chalicelib import deadline, tracing, visit
from chalicelib.domain.errors import Forbidden, KabinetError, NotFound
from chalicelib.edge import logs
from chalicelib.edge.forms import Forms, forms_of
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.responses import json_response

if TYPE_CHECKING:
    from chalicelib.domain.access.permissions import Permission
    from chalicelib.domain.access.principals import Principal
    from chalicelib.edge.idempotency import Repeats

_NAME = re.compile(r"[0-9A-Za-z_.-]{1,100}")
View = Callable[..., Any]

JSON, ANY_TYPE = ["application/json"], ["*/*"]
"""Partners push JSON whatever they call it: what they sent is to be read, or refused in their own words."""

PUBLIC = None
"""The permission of a route that is anyone's: nobody is asked who he is."""

BUDGET = 12.0
"""Seconds after which a request asks nobody anything more: whatever it asked last, it ends well before its function."""

FAILED = 500
"""What Chalice answers for an exception of ours that is no refusal."""


class Route(Struct, frozen=True):
    """What is declared of a view: whose it is, what it needs, how often it may be called.

    ``keyed``: it is done once for a key. ``changes``: it is no look, and not safe to repeat by itself, though it is a
    POST. ``keeps``: what it answers is kept for whoever asks again, and tells of no person. ``shows`` is the path under
    which what it changes is looked at, its own if that is empty. ``schemes``: the kinds of tokens that are taken.
    """

    audience: str
    method: str
    path: str
    permission: Permission | None
    status: int
    rate: RateClass
    view: View
    keyed: bool = False
    changes: bool = True
    keeps: bool = False
    shows: str = ""
    schemes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def forms(self) -> Forms:
        return forms_of(self.view)

    @property
    def parts(self) -> list[str]:
        """The names in its path."""
        return re.findall(r"\{(\w{1,50})\}", self.path)


class Call(Struct, frozen=True):
    """A route as somebody calls it who may: ``arguments`` are those of the view beside these two."""

    route: Route
    principal: Principal | None
    request: Request
    arguments: dict[str, Any]

    def answered(self) -> Response:
        thing = self.route.view(self.principal, self.request, **self.arguments)
        return thing if isinstance(thing, Response) else json_response(thing, self.route.status)


class Audience(Struct):
    """Who may call these routes; ``authenticate`` makes a principal of a request or raises Unauthorized.

    Where there are ``repeats`` every POST brings a key, by which it is done once. ``strict``: whoever looks names no
    parameter that there is not, which would show him all where he asked for some.
    """

    name: str
    authenticate: Callable[[Request], Principal]
    repeats: Callable[[], Repeats] | None = None
    schemes: tuple[str, ...] = ("session",)
    strict: bool = False
    blueprint: Blueprint = field(default_factory=lambda: Blueprint(__name__))
    routes: list[Route] = field(default_factory=list)

    def get(
        self, path: str, *, permission: Permission | None, rate: RateClass = RateClass.READ
    ) -> Callable[[View], View]:
        return self._registering("GET", path, permission=permission, status=200, rate=rate)

    def post(
        self,
        path: str,
        *,
        permission: Permission | None,
        status: int = 200,
        rate: RateClass = RateClass.CHANGE,
        changes: bool = True,
        keeps: bool = False,
    ) -> Callable[[View], View]:
        declared = {"status": status, "rate": rate, "changes": changes, "keeps": keeps}
        return self._registering("POST", path, permission=permission, **declared)

    def patch(
        self, path: str, *, permission: Permission | None, rate: RateClass = RateClass.CHANGE, shows: str = ""
    ) -> Callable[[View], View]:
        return self._registering("PATCH", path, permission=permission, status=200, rate=rate, shows=shows)

    def delete(
        self, path: str, *, permission: Permission | None, rate: RateClass = RateClass.CHANGE, shows: str = ""
    ) -> Callable[[View], View]:
        return self._registering("DELETE", path, permission=permission, status=200, rate=rate, shows=shows)

    def _registering(self, method: str, path: str, **declared: Any) -> Callable[[View], View]:
        """Of a view: ``view(principal, request, **path)`` returns a thing for the wire, or a whole Response.

        What it names ``body`` and ``query`` is read as the forms it says they are; ``version`` is that of ``If-Match``.
        """

        def register(view: View) -> View:
            keyed = method == "POST" and self.repeats is not None
            declared.update(audience=self.name, schemes=self.schemes, keyed=keyed)
            route = Route(method=method, path=path, view=view, **declared)

            def handle(**parts: str) -> Response:
                return self._answer(route, parts)

            handle.__name__ = view.__name__
            handle.__signature__ = _signature(route)  # type: ignore[attr-defined]
            self.routes.append(route)
            types = ANY_TYPE if route.rate is RateClass.HOOK else JSON
            self.blueprint.route(path, methods=[method], name=view.__name__, content_types=types)(handle)
            return view

        return register

    def _answer(self, route: Route, parts: dict[str, str]) -> Response:
        request, elapsed = Request(self.blueprint.current_request), logs.stopwatch()
        tracing.begin(request.correlation)
        visit.begin()
        answered = FAILED
        try:
            with deadline.within(BUDGET):
                response = self._response(route, request, parts)
            answered = response.status_code
        finally:
            visit.end()
            logs.write("request", route.name, {"ms": elapsed()}, status=answered, id=tracing.current())
        return response

    def _response(self, route: Route, request: Request, parts: dict[str, str]) -> Response:
        try:
            principal = self._principal(route.permission, request)
            if self.strict and route.method == "GET":
                request.check_query(route.forms.query)
            call = Call(route, principal, request, {**_names(parts), **route.forms.read(request)})
            if self.repeats and route.keyed:
                return _answered_once(self.repeats(), call)
            return _answered_of_version(self.routes, call) if route.forms.version else call.answered()
        except KabinetError as error:
            return _refusal(error, request.language)

    def _principal(self, permission: Permission | None, request: Request) -> Principal | None:
        """Who calls, if he may. Raises Unauthorized, Forbidden, before anything of the request is read."""
        if permission is PUBLIC:
            return None
        principal = self.authenticate(request)
        if not principal.may(permission):
            raise _forbidden(principal, permission)
        return principal


def _forbidden(principal: Principal, permission: Permission) -> Forbidden:
    """To a key it says what it lacks, to a person of the admin side that his role does not do it."""
    if principal.scopes is not None and permission not in principal.scopes:
        return Forbidden("scope_missing", scope=permission)
    return Forbidden() if principal.is_buyer else Forbidden("role_refused")


def _refusal(error: KabinetError, language: str) -> Response:
    from chalicelib.edge.problems import refusal  # most requests are granted

    return refusal(error, language)


def _answered_once(repeats: Repeats, call: Call) -> Response:
    from chalicelib.edge.idempotency import answered_once  # nobody who only looks around needs it

    return answered_once(repeats, call)


def _answered_of_version(routes: list[Route], call: Call) -> Response:
    from chalicelib.edge.versions import answered_of_version

    return answered_of_version(routes, call)


def _names(parts: dict[str, str]) -> dict[str, str]:
    """A name that we never give is a name of nothing. Raises NotFound."""
    if not all(_NAME.fullmatch(part) for part in parts.values()):
        raise NotFound
    return parts


def _signature(route: Route) -> inspect.Signature:
    """Chalice checks that a view takes what its path names."""
    return inspect.Signature([inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in route.parts])
