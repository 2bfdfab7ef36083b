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
    """What has a version says it, for whoever would change it: ``ETag``."""
    return json_text(msgspec.json.encode(thing).decode(), status, getattr(thing, "version", None))


def json_text(text: str, status: int, version: int | None = None) -> Response:
    tag = {} if version is None else {"ETag": f'"{version}"'}
    return Response(text, {**HEADERS, **tag}, status)


def explained(reason: str, values: Mapping[str, object], language: str) -> str:
    """The sentence of a refusal that was written down."""
    return _catalogue.phrase(language, f"errors.{reason}", **values)


def named(key: str, language: str, **values: object) -> str:
    return _catalogue.phrase(language, key, **values)


def priced(amount: int, currency: str, language: str) -> str:
    """Minor units as people write them."""
    return _catalogue.money(language, amount, currency)
