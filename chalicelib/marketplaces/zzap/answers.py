"""What ZZAP's answer says: the object within, or why there is none. A failure comes under status 200 as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.marketplaces.zzap.envelope import unwrap
from chalicelib.marketplaces.zzap.errors import is_empty, is_limit, refused
from chalicelib.outgoing.lenient import parse, pieces, text
from chalicelib.outgoing.transport import PASSING, unread, without
from chalicelib.usecases.ports import AccountRefused, CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.outgoing.transport import Answer, Call, Transport

PAUSE = 3
"""Seconds between two calls, as ZZAP wants it."""

_NOT_LET_IN = {401: "key_dead", 403: "key_network"}


def read_answer(transport: Transport, call: Call, answer: Answer) -> Mapping[str, Any]:
    """The object, whose ``error`` is empty. Raises what is documented of every call of an account."""
    if answer.status == 429:
        raise transport.halted(pieces(answer.headers.get("retry-after")) or PAUSE)
    if answer.status in _NOT_LET_IN:
        raise AccountRefused(_NOT_LET_IN[answer.status])
    if 400 <= answer.status < 500 and answer.status not in PASSING:
        raise CallRefused("order_missing" if answer.status == 404 and call.changes else "call_refused")
    found = _within(answer.body) if answer.status == 200 else None
    if not isinstance(found, dict) or "error" not in found:
        raise unread(call.changes)
    if said := _said(found["error"]):
        said = without(said.encode(), call.secrets.values()).decode()
        if is_empty(said) and not call.changes:
            return {**found, "table": []}
        raise transport.halted(PAUSE) if is_limit(said) else refused(said)
    return found


def _within(body: bytes) -> Any:
    """What is asked in JSON, .NET answers as ``{"d": …}``, a text or the object itself."""
    found = parse(unwrap(body) or "")
    if isinstance(found, dict) and "d" in found and "error" not in found:
        found = parse(found["d"]) if isinstance(found["d"], str) else found["d"]
    return found


def _said(error: object) -> str:
    """Empty for no error; one that is no text is one."""
    if error in (None, "", 0, False):
        return ""
    return text(error, 1_000) or ("" if isinstance(error, str) else "error")
