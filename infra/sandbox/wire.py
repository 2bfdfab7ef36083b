"""What goes over HTTP: a request and a reply as plain data, and a refusal of bad input."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

JSON = "application/json;charset=utf-8"
FORM = "application/x-www-form-urlencoded"


class Refused(Exception):
    """Bad input to the control API: answered as a JSON error with a sentence."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def parameters(self) -> dict[str, str]:
        """Query and form fields together; of a repeated name the last value counts."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        if self.content_type() == FORM:
            pairs += parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        return dict(pairs)

    def content_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    def json_object(self) -> dict[str, Any]:
        if self.content_type() != "application/json":
            raise Refused("The body must be JSON with Content-Type: application/json.", 415)
        try:
            value = json.loads(self.body)
        except (ValueError, RecursionError):
            raise Refused("The body is not valid JSON.") from None
        if not isinstance(value, dict):
            raise Refused("The body must be a JSON object.")
        return value


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    outcome: str = "ok"  # what the log of calls shows; never anything secret
    dropped: bool = False  # the work is done, but the connection closes without an answer


Answer = Callable[..., Reply]


@dataclass(frozen=True)
class Route:
    """`pattern` is a regular expression for the whole path; its groups become arguments."""

    method: str
    pattern: str
    answer: Answer


def json_reply(value: object, status: int = 200, **headers: str) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(status, body, headers={k.replace("_", "-"): v for k, v in headers.items()})
