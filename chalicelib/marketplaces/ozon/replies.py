"""What Ozon is answered, to the letter: it stops pushing to whoever answers otherwise."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Invalid, KabinetError, NotFound, Repeated, TooLarge, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Kabinet"
_LONGEST = 100


class PushError(StrEnum):
    UNKNOWN = "ERROR_UNKNOWN"
    PARAMETER_MISSED = "ERROR_PARAMETER_VALUE_MISSED"
    DUPLICATED = "ERROR_REQUEST_DUPLICATED"


def ping_reply(version: str, now: datetime, name: str = NAME) -> Mapping[str, Any]:
    """To a TYPE_PING, with status 200: these three and nothing else."""
    time = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"version": version[:_LONGEST], "name": name[:_LONGEST], "time": time}


def taken_reply() -> Mapping[str, Any]:
    """To everything else that was kept, and to what had been kept before, with status 200."""
    return {"result": True}


def error_reply(code: PushError, message: str) -> Mapping[str, Any]:
    """With a status of 400 and more: Ozon will push it again."""
    return {"error": {"code": code.value, "message": message, "details": None}}


def code_of(refusal: KabinetError) -> PushError:
    """A push that lacks what it is about names the field."""
    if isinstance(refusal, Invalid) and refusal.field:
        return PushError.PARAMETER_MISSED
    return PushError.DUPLICATED if isinstance(refusal, Repeated) else PushError.UNKNOWN


def status_of(refusal: KabinetError) -> int:
    """Ozon pushes again what was not answered 200."""
    for kind, status in ((TooLarge, 413), (Invalid, 400), (NotFound, 404), (Unavailable, 503)):
        if isinstance(refusal, kind):
            return status
    return 500
