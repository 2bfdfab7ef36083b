"""A change of a thing that has another version by now is refused, with the thing as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib.domain.errors import KabinetError, Stale, VersionStale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chalice.app import Response

    from chalicelib.edge.routes import Call, Route


def answered_of_version(routes: Iterable[Route], call: Call) -> Response:
    """Raises VersionStale for a thing that is another one by now; that a person was erased is no matter of versions."""
    try:
        return call.answered()
    except Stale as error:
        if type(error) is not Stale:
            raise
        raise VersionStale(current=_current(routes, call)) from None


def _current(routes: Iterable[Route], call: Call) -> Any:
    """As the route tells it that shows it; None for whoever may not look at it, and when it is gone."""
    path = call.route.shows or call.route.path
    shown = next((each for each in routes if (each.method, each.path) == ("GET", path)), None)
    if shown is None or shown.permission is None or call.principal is None:
        return None
    if not call.principal.may(shown.permission):
        return None
    try:
        return msgspec.to_builtins(shown.view(call.principal, call.request, **_named(shown, call)), str_keys=True)
    except KabinetError:
        return None


def _named(shown: Route, call: Call) -> dict[str, Any]:
    query = shown.forms.query
    return {**{name: call.arguments[name] for name in shown.parts}, **({"query": query()} if query else {})}
