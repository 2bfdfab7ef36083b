"""One call of the Market: its answer as an object, or what it refuses with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.marketplaces.yandex_market import errors
from chalicelib.marketplaces.yandex_market.reading import Thing, parsed
from chalicelib.outgoing.transport import PASSING, unread

if TYPE_CHECKING:
    from chalicelib.outgoing.transport import Call, Transport
    from chalicelib.usecases.ports import Clock


def ask(transport: Transport, call: Call, now: Clock) -> Thing:
    """Empty where the Market has nothing to say. Raises what the port says."""
    with transport.asking(call) as answer:
        told = _told(answer.body)
        status = errors.status_of(answer, told)
        if status in errors.TOO_MANY:
            raise transport.halted(errors.pause_of(answer, told, now()))
        if 400 <= status < 500 and status not in PASSING:
            raise errors.refusal(status, told, call.path)
        if status != 200 or not isinstance(told, dict):
            raise unread(call.changes)
        return told


def _told(body: bytes) -> Any:
    """None for what is no JSON."""
    try:
        return parsed(body) if body.strip() else {}
    except (ValueError, RecursionError):
        return None
