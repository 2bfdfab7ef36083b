"""How OK is asked: a timeout on every call, and two kinds of silence told apart."""

from collections.abc import Mapping
from typing import Any

from chalicelib import deadline
from chalicelib.domain.errors import Unavailable
from chalicelib.usecases.ports import AnswerLost

CONNECT, READ = 1.0, 3.0
"""Seconds. A batch of notices, each as slow as this, must end before its function does."""

SHORTEST = 0.1
"""Seconds: a request may be over between two looks at the clock."""

UNAUTHORIZED, TOO_MANY = 401, 429
LONGEST = 3_600
"""Seconds: no longer is waited because OK says so."""


def ask(method: str, url: str, read: float = READ, **request: Any) -> Any:
    """The JSON of an answer; a 401 is an error with this code. Raises Unavailable (not done), AnswerLost (perhaps)."""
    if deadline.is_over():
        raise Unavailable("ok_unavailable")
    import requests  # only a launch and the sender of notices talk to OK

    limits = (CONNECT, min(read, max(deadline.remaining(), SHORTEST)))
    try:
        answer = requests.request(method, url, timeout=limits, allow_redirects=False, **request)
    except requests.exceptions.ConnectTimeout:
        raise Unavailable("ok_unavailable") from None
    except requests.exceptions.Timeout:
        raise AnswerLost("ok_silent") from None
    except requests.exceptions.RequestException as error:
        raise _silence(error) from None
    if answer.status_code == UNAUTHORIZED:
        return {"error_code": UNAUTHORIZED}
    if answer.status_code == TOO_MANY:
        raise Unavailable("ok_unavailable", retry_after=_seconds(answer.headers, 60))
    if answer.status_code >= 500:
        raise AnswerLost("ok_unavailable", retry_after=_seconds(answer.headers, 1))
    try:
        return answer.json()
    except (ValueError, RecursionError):  # not JSON, or numbers and depths that no honest answer has
        raise AnswerLost("ok_unavailable") from None


def _seconds(headers: Mapping[str, str], usual: int) -> int:
    """``Retry-After`` in its form of whole seconds (RFC 9110); a date, or none at all, is the usual wait."""
    header = headers.get("Retry-After", "")
    return min(max(int(header), 1), LONGEST) if header.isascii() and header.isdigit() and len(header) < 10 else usual


def _silence(error: Exception) -> Unavailable:
    """A refused connection or an unknown host carried nothing; any other break may have come after the effect."""
    refused = any(sign in repr(error.args) for sign in ("NewConnectionError", "NameResolutionError"))
    return Unavailable("ok_unavailable") if refused else AnswerLost("ok_unavailable")


def error_code(answer: Any) -> int | None:
    """OK's error code; its errors come under status 200 as well."""
    if isinstance(answer, Mapping) and "error_code" in answer:
        code = answer["error_code"]
        return int(code) if str(code).isdecimal() else 0
    return None
