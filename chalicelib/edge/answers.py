"""Answers: things and refusals as HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from chalice.app import Response

from chalicelib.domain import errors
from chalicelib.texts import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES: Mapping[type[errors.KabinetError], int] = {
    errors.Invalid: 400,
    errors.TooLarge: 413,
    errors.Unauthorized: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Unavailable: 503,
    errors.KabinetError: 500,
}
"""The one table: an error has the status of its nearest ancestor here."""

HEADERS: dict[str, str | list[str]] = {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_catalogue = Catalogue()


def answer(thing: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(thing).decode(), HEADERS, status)


def refusal(error: errors.KabinetError, language: str) -> Response:
    """``{"Code", "Message"}`` in the reader's language, with ``Fields`` where one is to blame."""
    message = _catalogue.phrase(language, f"errors.{error.reason}", **error.values)
    body: dict[str, Any] = {"Code": type(error).__name__, "Message": message}
    headers = dict(HEADERS)
    if isinstance(error, errors.Invalid) and error.field:
        body["Fields"] = [{"Field": error.field, "Message": message}]
    if isinstance(error, errors.Unavailable):
        headers["Retry-After"] = str(error.retry_after)
    return Response(msgspec.json.encode(body).decode(), headers, status_of(error))


def status_of(error: errors.KabinetError) -> int:
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def explained(reason: str, values: Mapping[str, object], language: str) -> str:
    """The sentence of a refusal that was written down."""
    return _catalogue.phrase(language, f"errors.{reason}", **values)


def named(key: str, language: str, **values: object) -> str:
    return _catalogue.phrase(language, key, **values)
