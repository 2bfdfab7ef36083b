"""Answers: things as HTTP, and sentences of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from chalice.app import Response

from chalicelib.texts import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADERS: dict[str, str | list[str]] = {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_catalogue = Catalogue()


def json_response(thing: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(thing).decode(), HEADERS, status)


def explained(reason: str, values: Mapping[str, object], language: str) -> str:
    """The sentence of a refusal that was written down."""
    return _catalogue.phrase(language, f"errors.{reason}", **values)


def named(key: str, language: str, **values: object) -> str:
    return _catalogue.phrase(language, key, **values)
