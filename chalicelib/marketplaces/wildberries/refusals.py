"""What Wildberries means by the ways it says no."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from chalicelib.marketplaces.wildberries.fields import Thing, text, thing, things
from chalicelib.outgoing.transport import PASSING, unread
from chalicelib.usecases.ports.marketplaces import AccountRefused, CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.outgoing.transport import Answer, Call, Transport

PAUSE = 10
"""Seconds, where a 429 names none."""

_PAUSES = ("x-ratelimit-retry", "retry-after", "x-ratelimit-reset")
_MOVED = frozenset({"StatusMismatch", "StatusChangeNotAllowed"})
_UNMARKED = frozenset({"MetaValidationFail", "UinIsNotFilled", "ImeiIsNotFilled", "SgtinIsNotFilled"})


def answered(transport: Transport, call: Call) -> Answer:
    """The answer, where it is no refusal. Raises as every call to a marketplace does."""
    with transport.asking(call) as answer:
        if 200 <= answer.status < 300:
            return answer
        if answer.status == 429:
            raise transport.halted(pause(answer.headers))
        if answer.status in (401, 402, 403):
            raise account_refused(answer)
        if 400 <= answer.status < 500 and answer.status not in PASSING:
            raise call_refused(answer)
        raise unread(call.changes)


def pause(headers: Mapping[str, str]) -> float:
    for name in _PAUSES:
        try:
            seconds = float(headers.get(name, ""))
        except ValueError:
            continue
        if isfinite(seconds) and seconds >= 0:
            return seconds
    return PAUSE


def account_refused(answer: Answer) -> AccountRefused:
    """A right that is missing comes as 401 "token scope not allowed", too."""
    said = said_of(thing(answer.json)).lower()
    if answer.status == 402:
        return AccountRefused("plan_missing")
    if any(sign in said for sign in ("ip address", "ip is", "whitelist", "network")):
        return AccountRefused("key_network")
    if answer.status == 403 or any(sign in said for sign in ("scope", "read-only", "read only", "readonly")):
        return AccountRefused("key_role")
    return AccountRefused("key_dead")


def call_refused(answer: Answer) -> CallRefused:
    body = thing(answer.json)
    code, said = text(body.get("code")), said_of(body)
    if code in _UNMARKED:
        return CallRefused("needs_missing", said=f"{said} {unmarked(body)}".strip())
    if code in _MOVED:
        return CallRefused("order_moved", said=said)
    if answer.status == 404:
        return CallRefused("order_missing", said=said)
    return CallRefused("call_refused", said=said)


def said_of(body: Thing) -> str:
    """In its own words; of the two forms of its errors one has ``message``, the other ``title`` and ``detail``."""
    names = ("code", "message") if "message" in body else ("title", "detail", "errorText")
    return text(": ".join(words for name in names if (words := text(body.get(name)))))


def unmarked(body: Thing) -> str:
    """Which tasks lack which marks, never what the marks are."""
    rows = things(thing(body.get("data")).get("orders"))
    told = [
        f"{text(row.get('id'))}: {text(mark.get('key'))} {text(mark.get('decision'))}"
        for row in rows
        for mark in things(row.get("metaDetails"))
    ]
    return text(", ".join(told))
