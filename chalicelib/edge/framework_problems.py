"""What Chalice refuses or fails at by itself, as a problem in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib import tracing
from chalicelib.domain import errors
from chalicelib.edge.problems import Problem, problem_headers, problem_of, title, type_of
from chalicelib.edge.requests import language_of
from chalicelib.edge.responses import named

if TYPE_CHECKING:
    from collections.abc import Mapping

_REFUSALS: Mapping[int, type[errors.KabinetError]] = {
    400: errors.Invalid,
    403: errors.Forbidden,
    404: errors.NotFound,
}
"""What we say of the same status ourselves."""

_OF_HTTP = {405: "method_not_allowed", 415: "unsupported_media_type"}
"""What only the framework refuses."""


def spoken(answer: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    language = language_of({name.lower(): value for name, value in (event.get("headers") or {}).items()})
    problem = _problem(int(answer["statusCode"]), event, language)
    headers = {**(answer.get("headers") or {}), **problem_headers(language)}
    return {**answer, "headers": headers, "body": msgspec.json.encode(problem).decode()}


def _problem(status: int, event: Mapping[str, Any], language: str) -> Problem:
    """Anything unexpected is an error of ours, which names the id that our log has for it."""
    if status in _REFUSALS:
        return problem_of(_REFUSALS[status](), language)
    if status in _OF_HTTP:
        return _said(_OF_HTTP[status], status, language)
    found = str(event.get("requestContext", {}).get("requestId") or tracing.current())
    return _said("internal_error", status, language, found)


def _said(kind: str, status: int, language: str, request_id: str = "") -> Problem:
    detail = named(f"troubles.{kind}", language, id=request_id)
    return Problem(
        type=type_of(kind),
        title=title(kind, language),
        status=status,
        detail=detail,
        code=kind,
        request_id=request_id,
    )
