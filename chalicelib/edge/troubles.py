"""What Chalice refuses or fails at by itself, in our form and in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib import tracing
from chalicelib.edge.answers import HEADERS, named

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = {405: "MethodNotAllowed", 415: "UnsupportedMediaType", 400: "Invalid", 404: "NotFound", 403: "Forbidden"}
_REASONS = {405: "method_refused", 415: "media_refused", 400: "invalid", 404: "not_found", 403: "forbidden"}


def spoken(answer: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """Anything unexpected is a failure, which names the id that our log has for it."""
    status, language = int(answer["statusCode"]), _language(event)
    body: dict[str, Any]
    if status in _REASONS:
        body = {"Code": _KINDS[status], "Message": named(f"errors.{_REASONS[status]}", language)}
    else:
        found = str(event.get("requestContext", {}).get("requestId") or tracing.current())
        body = {"Code": "Failure", "Message": named("errors.failure", language, id=found), "Id": found}
    headers = {**(answer.get("headers") or {}), **HEADERS}
    return {**answer, "headers": headers, "body": msgspec.json.encode(body).decode()}


def _language(event: Mapping[str, Any]) -> str:
    told = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return str(told.get("accept-language", "ru"))[:2].lower()
