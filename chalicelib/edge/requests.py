"""A request as a view sees it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from chalicelib.domain.errors import Invalid, TooLarge, Unauthorized, VersionMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

Thing = TypeVar("Thing")

LARGEST_BODY = 1_000_000
LARGEST_DELIVERY = 256_000
SHOWN = 40
"""Characters of a parameter that we do not know."""


def language_of(headers: Mapping[str, str]) -> str:
    """The first language the reader accepts, without its region; ``headers`` by their names in lower case."""
    return str(headers.get("accept-language", "ru"))[:2].lower()


class Request(Struct, frozen=True):
    """Chalice's request: its body and its query are read as a type."""

    raw: Any

    @property
    def language(self) -> str:
        return language_of(self.raw.headers)

    @property
    def bearer(self) -> str:
        """Raises Unauthorized."""
        scheme, _, token = str(self.raw.headers.get("authorization", "")).partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthorized
        return token

    @property
    def idempotency_key(self) -> str:
        """What the client calls this request, so that it is done once. Raises Invalid."""
        key = str(self.raw.headers.get("idempotency-key", ""))
        if not key:
            raise Invalid("idempotency_key_missing", "Idempotency-Key")
        if not re.fullmatch(r"[0-9A-Za-z_.:-]{8,64}", key):
            raise Invalid("idempotency_key_unreadable", "Idempotency-Key")
        return key

    @property
    def version(self) -> int:
        """That of what is to be changed, as its ``ETag`` said it. Raises VersionMissing, Invalid."""
        tag = str(self.raw.headers.get("if-match", ""))
        if not tag:
            raise VersionMissing
        if not re.fullmatch(r'"[0-9]{1,15}"', tag):
            raise Invalid("version_unreadable", "If-Match")
        return int(tag.strip('"'))

    @property
    def changing(self) -> bool:
        """Whether it asks for more than to be shown something."""
        return str(self.raw.method) != "GET"

    @property
    def correlation(self) -> str:
        """The gateway's id of the request, or one of our own where there is no gateway."""
        return str(self.raw.context.get("requestId") or _made_up())

    @property
    def address(self) -> str:
        """The network address the request came from, as the gateway saw it."""
        return str(self.raw.context.get("identity", {}).get("sourceIp") or "")

    @property
    def domain(self) -> str:
        """The host it was asked of, as the gateway says; what a client says of it is not believed."""
        return str(self.raw.context.get("domainName") or "")

    @property
    def content(self) -> bytes:
        """The body as it came, however long."""
        return bytes(self.raw.raw_body)

    @property
    def delivery(self) -> bytes:
        """The body as it came, for a webhook. Raises TooLarge."""
        if len(self.content) > LARGEST_DELIVERY:
            raise TooLarge
        return self.content

    @property
    def is_empty(self) -> bool:
        return not self.raw.raw_body

    def check_query(self, kind: Any) -> None:
        """That it names nothing which ``kind``, None: nobody, knows. Raises Invalid naming the parameter."""
        known = _names(kind) if kind else ()
        if unknown := next((name for name in self.raw.query_params or {} if name not in known), None):
            short = str(unknown)[:SHOWN]
            raise Invalid("parameter_unknown", short, name=short)

    def query(self, kind: type[Thing]) -> Thing:
        """The query as ``kind``; what it does not know is let be. Raises Invalid naming the parameter."""
        sent: Any = self.raw.query_params or {}
        found = {name: sent.getlist(name) for name in _names(kind) if name in sent}
        if many := next((name for name, values in found.items() if len(values) > 1), None):
            raise Invalid("field_unreadable", many)
        asked = {name: values[0] for name, values in found.items()}
        try:
            read = msgspec.convert(asked, kind, strict=False)
        except msgspec.ValidationError as error:
            raise _refusal(str(error), kind) from None
        if counted := next((name for name, text in asked.items() if _is_counted(read, name, text)), None):
            raise Invalid("time_unreadable", counted)
        return read

    def body(self, kind: type[Thing]) -> Thing:
        """The JSON body as ``kind``. Raises TooLarge, Invalid naming the field."""
        content = self.raw.raw_body
        if len(content) > LARGEST_BODY:
            raise TooLarge
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.ValidationError as error:
            raise _refusal(str(error), kind) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise Invalid("json_unreadable") from None


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(kind.__struct_encode_fields__)


def _is_counted(read: Any, name: str, text: str) -> bool:
    """Whether a moment came as the seconds since 1970, which msgspec takes where types are read loosely."""
    field = read.__struct_fields__[read.__struct_encode_fields__.index(name)]
    return isinstance(getattr(read, field), datetime) and ":" not in text


def _made_up() -> str:
    from uuid import uuid4  # a deployed function never needs it

    return uuid4().hex


def _refusal(message: str, kind: type) -> Invalid:
    from chalicelib.edge.validation import refusal_of  # most bodies are right

    return refusal_of(message, kind)
