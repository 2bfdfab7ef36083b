"""What Ozon's refusals mean. Its sentences are the only sure sign: one status and code stand for several things."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.ozon.values import inside, read_json, text
from chalicelib.outgoing.transport import PASSING
from chalicelib.usecases.ports import AccountRefused, CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.outgoing.transport import Answer

ALREADY_SHIPPED, ALREADY_CANCELLED = "POSTING_ALREADY_SHIPPED", "POSTING_ALREADY_CANCELLED"

PAUSE_HEADERS = ("retry-after", "x-ratelimit-retry-after", "ratelimit-reset", "x-ratelimit-reset")
"""[?] Since 25 September 2026 answers carry headers of the limit; their names are not published."""

USUAL_PAUSE, CIRCUIT_PAUSE, LONGEST_TOLD = 1.0, 180.0, 86_400.0
"""Seconds: of the limit per second; of a method that Ozon has closed for «a few minutes»; more is no pause at all."""

_SAID = 300
_GIVEN = ("result", "postings", "roles")
_KEY = (
    ("restricted to specific ip", "key_network"),
    ("required role", "key_role"),
    ("api-key", "key_dead"),
    ("api key", "key_dead"),
    ("premium", "plan_missing"),
    ("subscription", "plan_missing"),
)
_OF_THE_MOMENT = ("4", "13", "14")
"""gRPC's codes of a deadline, of an inner error, of a service that is away."""

_SELLER = ("client-id", "client id", "company")
_CALL = (
    ("POSTING_NOT_FOUND", "order_missing"),
    (ALREADY_SHIPPED, "order_moved"),
    (ALREADY_CANCELLED, "order_moved"),
    ("HAS_INCORRECT_STATUS", "order_moved"),
    ("TRANSITION_IS_NOT_POSSIBLE", "order_moved"),
    ("REDUNDANT", "call_refused"),
    ("ALREADY_DEFINED", "call_refused"),
    ("REASON", "reason_refused"),
)
_NEEDS = ("EXEMPLAR", "MANDATORY_MARK", "GTD", "COUNTRY", "RNPT", "IMEI", "JW_UIN", "WEIGHT", "MULTI_BOX", "MULTIBOX")


class Said(Struct, frozen=True):
    """An answer in short: ``body`` is empty when it is no object, ``error`` is Ozon's sentence, ``readable``: JSON.

    ``code`` is that of the error: gRPC's, where Ozon's own services make it.
    """

    status: int
    body: Mapping[str, Any]
    error: str
    readable: bool
    code: str = ""

    @property
    def passes(self) -> bool:
        """Whether the trouble is one of the moment, and says nothing of what was asked."""
        return self.status in PASSING or (bool(self.error) and self.code in _OF_THE_MOMENT)


def heard(answer: Answer) -> Said:
    try:
        read = read_json(answer.body)
    except Invalid:
        return Said(answer.status, {}, "", readable=False)
    body = read if isinstance(read, dict) else {}
    error, readable = _sentence(answer.status, body), isinstance(read, dict)
    code = text((inside(body, "error") or body).get("code"), 60)
    return Said(answer.status, body, error, readable=readable, code=code)


def _sentence(status: int, body: Mapping[str, Any]) -> str:
    """An error may come under status 200, too: then nothing else is in the answer."""
    error = inside(body, "error") or body
    if status < 400 and error is body and ("code" not in body or any(name in body for name in _GIVEN)):
        return ""
    return next((said for name in ("message", "error", "code") if (said := text(error.get(name), _SAID))), "")


def pause_of(answer: Answer, said: Said, headers: Sequence[str]) -> float | None:
    """Seconds that Ozon wants nobody to call, None when it does not."""
    sentence = said.error.lower()
    if "circle is open" in sentence:
        return _told(answer, headers) or CIRCUIT_PAUSE
    if said.status in (420, 429) or "request rate limit" in sentence:
        return _told(answer, headers) or USUAL_PAUSE
    return None


def _told(answer: Answer, headers: Sequence[str]) -> float | None:
    for name in headers:
        written = answer.headers.get(name.lower(), "").strip()[:20]
        try:
            seconds = float(written)
        except ValueError:
            continue
        if math.isfinite(seconds) and 0 < seconds <= LONGEST_TOLD:
            return seconds
    return None


def account_refusal(said: Said) -> AccountRefused | None:
    """Whatever the status is: a dead key has been seen under 403 and 404. A page of somebody between is none."""
    sentence = said.error.lower()
    for sign, reason in _KEY:
        if sign in sentence:
            return AccountRefused(reason)
    if said.status not in (401, 403) or any(sign in said.error.upper() for sign, _ in _CALL):
        return None
    if any(sign in sentence for sign in _SELLER):
        return AccountRefused("account_wrong")
    if said.status == 401:
        return AccountRefused("key_dead")
    return AccountRefused("key_role") if sentence else None


def call_refusal(said: Said) -> CallRefused:
    word = said.error.upper()
    for sign, reason in _CALL:
        if sign in word:
            return CallRefused(reason, said.error)
    if any(sign in word for sign in _NEEDS):
        return CallRefused("needs_missing", said.error)
    by_status = {} if said.passes else {404: "order_missing", 409: "order_moved"}
    return CallRefused(by_status.get(said.status, "call_refused"), said.error)
