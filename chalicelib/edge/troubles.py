"""What Chalice refuses or fails at by itself, in our form and in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from chalicelib import tracing
from chalicelib.edge.answers import HEADERS, named

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = {405: "MethodNotAllowed", 415: "UnsupportedMediaType", 400: "Invalid", 404: "NotFound", 403: "Forbidden"}
_WORDS = {
    405: "troubles.method_refused",
    415: "troubles.media_refused",
    400: "errors.invalid",
    404: "errors.not_found",
    403: "errors.forbidden",
}


def spoken(answer: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
    """Anything unexpected is a failure, which names the id that our log has for it."""
    status, language = int(answer["statusCode"]), _language(event)
    body: dict[str, Any]
    if status in _WORDS:
        body = {"Code": _KINDS[status], "Message": named(_WORDS[status], language)}
    else:
        found = str(event.get("requestContext", {}).get("requestId") or tracing.current())
        body = {"Code": "Failure", "Message": named("troubles.failure", language, id=found), "Id": found}
    headers = {**(answer.get("headers") or {}), **HEADERS}
    return {**answer, "headers": headers, "body": msgspec.json.encode(body).decode()}


def _language(event: Mapping[str, Any]) -> str:
    told = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return str(told.get("accept-language", "ru"))[:2].lower()
