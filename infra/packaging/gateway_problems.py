"""What the gateway refuses by itself, as problems: it knows no language, so both stand there."""

import json
from collections.abc import Mapping

from chalicelib.edge.application import PROTECTION
from chalicelib.edge.problems import MEDIA_TYPE
from chalicelib.texts import LANGUAGES, Catalogue

REQUEST_ID = "$context.requestId"

PROBLEMS: Mapping[str, tuple[int, str]] = {
    # Of an unknown path or method it misses a signature that none of our routes asks for.
    "MISSING_AUTHENTICATION_TOKEN": (404, "route_missing"),
    "RESOURCE_NOT_FOUND": (404, "route_missing"),
    "ACCESS_DENIED": (403, "access_refused"),
    "WAF_FILTERED": (403, "access_refused"),
    "REQUEST_TOO_LARGE": (413, "body_too_large"),
    "UNSUPPORTED_MEDIA_TYPE": (415, "media_type_refused"),
    "THROTTLED": (429, "requests_too_many"),
    "QUOTA_EXCEEDED": (429, "requests_too_many"),
    "INTEGRATION_FAILURE": (504, "gateway_timeout"),
    "INTEGRATION_TIMEOUT": (504, "gateway_timeout"),
    # The rest; of an unknown path, too, when the request brought a token. The status has to stand in the body, and a
    # template is not told it: so it is said which it is.
    "DEFAULT_4XX": (400, "request_refused"),
    "DEFAULT_5XX": (500, "gateway_failed"),
}
"""By the gateway's own names: the status, and the code, which has its texts in the catalogue."""

PAUSE = 1
"""Seconds after which a throttled client may try again: the limits are per second."""


def headers_of(kind: str) -> dict[str, str]:
    about = {"Content-Type": MEDIA_TYPE, "Content-Language": ", ".join(LANGUAGES), "Cache-Control": "no-store"}
    status, _ = PROBLEMS[kind]
    return {**PROTECTION, **about, **({"Retry-After": str(PAUSE)} if status == 429 else {})}


def body_of(kind: str, request_id: str = REQUEST_ID) -> str:
    """In ASCII, which no way into the gateway spoils. No kind of ours: the status says all that is known."""
    status, code = PROBLEMS[kind]
    problem = {"type": "about:blank", "title": _said(code, "title"), "status": status, "detail": _said(code, "detail")}
    return json.dumps({**problem, "code": code, "requestId": request_id})


def status_of(kind: str) -> int:
    return PROBLEMS[kind][0]


def responses() -> dict[str, object]:
    """What is merged into the generated API. A template for JSON is taken whatever the request accepts; a constant
    stands in quotes.
    """
    return {
        kind: {
            "StatusCode": str(status_of(kind)),
            "ResponseParameters": {"Headers": {name: f"'{value}'" for name, value in headers_of(kind).items()}},
            "ResponseTemplates": {"application/json": body_of(kind)},
        }
        for kind in PROBLEMS
    }


def _said(code: str, part: str) -> str:
    return " / ".join(Catalogue().phrase(language, f"gateway.{code}.{part}") for language in LANGUAGES)
