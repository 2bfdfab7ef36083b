"""A POST of the admin side is done once, however often it is sent with its key.

The commit that it leads to carries the key; what was told of it is kept after that, where it tells of no person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from chalicelib import visit
from chalicelib.domain.errors import KabinetError, Unauthorized, Unavailable
from chalicelib.edge.responses import json_text

if TYPE_CHECKING:
    from chalice.app import Response

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.access.request_key import RequestKey, RequestRecord
    from chalicelib.edge.routes import Call


class Repeats(Protocol):
    """What is known of requests that were done."""

    def name(self, principal: Principal, key: str, fingerprint: str) -> RequestKey: ...

    def find(self, key: RequestKey) -> RequestRecord | None: ...

    def answered(self, key: RequestKey) -> RequestRecord | None: ...

    def keep(self, key: RequestKey, status: int, answer: str) -> None: ...


def answered_once(repeats: Repeats, call: Call) -> Response:
    """Whatever changes nothing, or is refused, may be the repetition of what was done: only then that is looked up."""
    key = repeats.name(_somebody(call), call.request.idempotency_key, _fingerprint(call))
    if not call.route.changes:
        return call.answered()
    visit.name(key)
    try:
        response = call.answered()
    except Unavailable:
        raise
    except KabinetError:
        if known := repeats.answered(key):
            return _again(known)
        raise
    if visit.request_key() is None:
        return _kept(repeats, key, call, response)
    known = repeats.find(key)
    return _again(known) if known and known.status else response


def _somebody(call: Call) -> Principal:
    """A key is somebody's."""
    if call.principal is None:
        raise Unauthorized
    return call.principal


def _kept(repeats: Repeats, key: RequestKey, call: Call, response: Response) -> Response:
    if call.route.keeps:
        repeats.keep(key, response.status_code, str(response.body))
    return response


def _again(known: RequestRecord) -> Response:
    """As it was told; its version, too, is the one of then."""
    version = msgspec.json.decode(known.answer, type=_Versioned).version
    return json_text(known.answer, known.status, version)


class _Versioned(msgspec.Struct):
    version: int | None = None


def _fingerprint(call: Call) -> str:
    """Of method, path and body."""
    from hashlib import sha256

    parts = [f"{name}={call.arguments[name]}" for name in call.route.parts]
    said = "\n".join((call.route.name, *parts, ""))
    return sha256(said.encode() + bytes(call.request.raw.raw_body)).hexdigest()
