"""What an answer of a marketplace that we know only by its profile is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.marketplaces.getzzap.paths import find
from chalicelib.outgoing.lenient import parse, pieces, text
from chalicelib.outgoing.transport import PASSING, unread
from chalicelib.usecases.ports import AccountRefused, CallRefused

if TYPE_CHECKING:
    from chalicelib.marketplaces.getzzap.profile import Profile
    from chalicelib.outgoing.transport import Answer, Call, Transport

PAUSE = 60
"""Seconds, where a limit names none."""

_NOT_LET_IN = {401: "key_dead", 402: "plan_missing", 403: "key_role"}
_REFUSED = {404: "order_missing", 409: "order_moved", 410: "order_missing", 422: "call_refused"}


def read_answer(transport: Transport, profile: Profile, call: Call, answer: Answer) -> Any:
    """The JSON of an answer that has no error within, None for one without a body. Raises what is documented."""
    if answer.status in (420, 429):
        raise transport.halted(pieces(answer.headers.get("retry-after")) or PAUSE)
    if answer.status in _NOT_LET_IN:
        raise AccountRefused(_NOT_LET_IN[answer.status])
    if 300 <= answer.status < 400:
        raise AccountRefused("address_refused")
    if answer.status in PASSING:
        raise unread(call.changes)
    found = parse(answer.body) if answer.body.strip() else None
    if 400 <= answer.status < 500:
        raise CallRefused(_REFUSED.get(answer.status, "call_refused"), _said(find(profile.error, found)))
    if not 200 <= answer.status < 300:
        raise unread(call.changes)
    if error := find(profile.error, found):
        raise CallRefused("call_refused", _said(error))
    if not call.changes and not isinstance(found, dict | list):
        raise unread(call.changes)
    if call.changes and profile.done and not find(profile.done, found):
        raise unread(call.changes)
    return found


def _said(error: Any) -> str:
    """Its words, or those within it."""
    words = find("message || title || detail || code", error) if isinstance(error, dict) else error
    return text(words)
