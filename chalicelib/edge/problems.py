"""Refusals as HTTP problems (RFC 9457), in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from chalice.app import Response

from chalicelib import tracing
from chalicelib.domain import errors
from chalicelib.edge.responses import HEADERS, explained, named
from chalicelib.texts import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/problem+json"

STATUSES: Mapping[type[errors.KabinetError], int] = {
    errors.Invalid: 400,
    errors.TooLarge: 413,
    errors.Unauthorized: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.VersionStale: 412,
    errors.KeyReused: 422,
    errors.VersionMissing: 428,
    errors.TooMany: 429,
    errors.Unavailable: 503,
    errors.KabinetError: 500,
}
"""The one table: an error has the status of its nearest ancestor here."""

OURS = 500
"""From here on it is our fault, or that of somebody whom we asked."""


class FieldError(msgspec.Struct, frozen=True):
    """What is wrong in one place: ``field`` is its path as who sent it writes it, ``orders[0].amount``."""

    field: str
    code: str
    message: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel"):
    """``type`` is the kind, ``code`` the reason; both stay what they are in every language and release.

    ``current`` is how a thing is now that was to be changed, ``subject`` what a request was about that was done before.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str = ""
    errors: tuple[FieldError, ...] = ()
    current: Any = None
    subject: str = ""


def refusal(error: errors.KabinetError, language: str) -> Response:
    problem = problem_of(error, language)
    headers = problem_headers(language)
    if isinstance(error, errors.Unavailable | errors.InProgress | errors.TooMany):
        headers["Retry-After"] = str(error.retry_after)
    return Response(msgspec.json.encode(problem).decode(), headers, problem.status)


def problem_of(error: errors.KabinetError, language: str) -> Problem:
    """The id of the request where somebody has to look it up: a missing thing and another's look alike to the byte."""
    status, detail = status_of(error), explained(error.reason, error.values, language)
    return Problem(
        type=type_of(error.default),
        title=title(error.default, language),
        status=status,
        detail=detail,
        code=error.reason,
        request_id=tracing.current() if status >= OURS else "",
        errors=_places(error, detail),
        current=error.current if isinstance(error, errors.VersionStale) else None,
        subject=error.subject if isinstance(error, errors.AlreadyDone) else "",
    )


def _places(error: errors.KabinetError, detail: str) -> tuple[FieldError, ...]:
    if isinstance(error, errors.Invalid) and error.field:
        return (FieldError(error.field, error.reason, detail),)
    return ()


def problem_headers(language: str) -> dict[str, str | list[str]]:
    return {**HEADERS, "Content-Type": MEDIA_TYPE, "Content-Language": spoken(language)}


def type_of(kind: str) -> str:
    """A name, not an address: where the API stands differs from stage to stage, and a client compares the text."""
    return f"/problems/{kind}"


def title(kind: str, language: str) -> str:
    return named(f"problems.{kind}", language)


def status_of(error: errors.KabinetError) -> int:
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
