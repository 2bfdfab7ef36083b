"""What the Market's refusals mean: ``{"status": "ERROR", "errors": [{"code", "message"}]}``, now and then under 200."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from chalicelib.domain.errors import KabinetError, Unavailable
from chalicelib.marketplaces.yandex_market.reading import Thing, listed, text
from chalicelib.outgoing import calls
from chalicelib.usecases.ports import AccountRefused, CallRefused

if TYPE_CHECKING:
    from chalicelib.outgoing.transport import Answer

TOO_MANY = (420, 429)
UNTIL, NOW, AFTER = "x-ratelimit-resource-until", "date", "retry-after"
USUAL_PAUSE, PARALLEL_PAUSE, MOVING_PAUSE = 60, 1, 600
"""Seconds: where the Market does not say how long; when too many ask at once; while a business is being moved."""

SAID = 300
_SIGNS = re.compile(r"[^0-9a-zа-яё_]")

_STATUSES = {
    **{"BAD_REQUEST": 400, "UNAUTHORIZED": 401, "FORBIDDEN": 403, "NOT_FOUND": 404, "METHOD_NOT_ALLOWED": 405},
    **{"LIMIT_EXCEEDED": 420, "ENHANCE_YOUR_CALM": 420, "LOCKED": 423},
    **{"INTERNAL_SERVER_ERROR": 500, "INTERNAL_ERROR": 500, "SERVICE_UNAVAILABLE": 503},
}
"""Of an error that came under 200; another code is a refusal of what was sent."""

_ACCOUNT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("key_dead", ("token is invalid", "scope is invalid", "logged out", "account is disabled", "revoked")),
    ("key_role", (" scope", " role", " permission")),
    ("key_network", (" ip ", " network")),
    ("plan_missing", ("is not active", "access to api denied", "contract", "placement")),
)
"""What a 403 says, in the order in which it is looked for; one that says nothing of these is of another seller."""

_OF_THE_CALL = (("call_refused", (" not supported for ",)), ("reason_refused", (" no permission to set ",)))
"""What a 403 says that is no word about the account: another call of the same key may well be allowed."""

_CALL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("needs_missing", (" instance", " cis ", " uin ", " rnpt ", " gtd ", " identifier", " marking")),
    ("order_missing", ("order not found", "orders not found", "not found  order")),
    ("reason_refused", ("invalid substatus", "unknown substatus", "no permission to set")),
    ("order_moved", ("status_not_allowed", "not allowed for status", " transition", " already ")),
)


def status_of(answer: Answer, told: object) -> int:
    """That of the answer, or of the error inside a 200."""
    if answer.status != 200 or not isinstance(told, Mapping):
        return answer.status
    errors = listed(told, "errors")
    if not errors and text(told, "status").upper() != "ERROR":
        return 200
    return _STATUSES.get(text(errors[0], "code").upper(), 400) if errors else 400


def refusal(status: int, told: object, path: str) -> KabinetError:
    """What a 4xx means, which is no limit."""
    said = said_in(told)
    words = f" {_SIGNS.sub(' ', said.lower())} "
    if status == 401:
        return AccountRefused("key_dead")
    if status == 423:
        return Unavailable("marketplace_unavailable", retry_after=MOVING_PAUSE)
    if status == 403:
        if of_the_call := _meant(_OF_THE_CALL, words, ""):
            return CallRefused(of_the_call, said)
        return AccountRefused(_meant(_ACCOUNT, words, "account_wrong"))
    if status == 404:
        return _missing(words, path, said)
    return CallRefused(_meant(_CALL, words, "call_refused") if status == 400 else "call_refused", said)


def _missing(words: str, path: str, said: str) -> KabinetError:
    """Of the account's own addresses nothing else can be missing than the account."""
    if "campaign not found" in words or "business not found" in words:
        return AccountRefused("account_wrong")
    if "/orders/" in path or _meant(_CALL, words, "") == "order_missing":
        return CallRefused("order_missing", said)
    return CallRefused("call_refused", said) if "/auth/" in path else AccountRefused("account_wrong")


def pause_of(answer: Answer, told: object, now: datetime) -> float:
    """Seconds that the Market wants to be left alone, by its own clock where it tells the time."""
    until = _date(answer.headers, UNTIL)
    if until:
        return (until - (_date(answer.headers, NOW) or now)).total_seconds()
    usual = PARALLEL_PAUSE if "parallel" in said_in(told).lower() else USUAL_PAUSE
    return calls.pause(answer.headers.get(AFTER, ""), usual)


def said_in(told: object) -> str:
    errors = listed(told, "errors") if isinstance(told, Mapping) else []
    return "; ".join(_sentence(error) for error in errors[:5])[:SAID]


def _sentence(error: Thing) -> str:
    return ": ".join(part for part in (text(error, "code", 100), text(error, "message", SAID)) if part)


def _meant(table: tuple[tuple[str, tuple[str, ...]], ...], words: str, otherwise: str) -> str:
    return next((reason for reason, signs in table if any(sign in words for sign in signs)), otherwise)


def _date(headers: Mapping[str, str], name: str) -> datetime | None:
    """RFC 822; the name of the day is often a wrong one, and nobody looks at it."""
    try:
        at = parsedate_to_datetime(headers.get(name, ""))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
