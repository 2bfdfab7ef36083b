"""How OK is asked: a timeout on every call, and two kinds of silence told apart."""

from collections.abc import Mapping
from typing import Any

from chalicelib import deadline
from chalicelib.domain.errors import Unavailable
from chalicelib.outgoing import calls
from chalicelib.usecases.ports import AnswerLost

CONNECT, READ = 1.0, 3.0
"""Seconds. A batch of notices, each as slow as this, must end before its function does."""

UNAUTHORIZED, TOO_MANY = 401, 429


def ask(method: str, url: str, read: float = READ, **request: Any) -> Any:
    """The JSON of an answer; a 401 is an error with this code. Raises Unavailable (not done), AnswerLost (perhaps)."""
    if deadline.is_over():
        raise Unavailable("ok_unavailable")
    import requests  # only a launch and the sender of notices talk to OK

    limits = calls.timeouts(CONNECT, read)
    try:
        answer = requests.request(method, url, timeout=limits, allow_redirects=False, **request)
    except requests.exceptions.RequestException as error:
        raise _silence(error, waited=isinstance(error, requests.exceptions.Timeout)) from None
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


def _silence(error: Exception, *, waited: bool) -> Unavailable:
    if calls.carried_nothing(error):
        return Unavailable("ok_unavailable")
    return AnswerLost("ok_silent") if waited else AnswerLost("ok_unavailable")


def _seconds(headers: Mapping[str, str], usual: int) -> int:
    return calls.pause(headers.get("Retry-After", ""), usual)


def error_code(answer: Any) -> int | None:
    """OK's error code; its errors come under status 200 as well."""
    if isinstance(answer, Mapping) and "error_code" in answer:
        code = answer["error_code"]
        return int(code) if str(code).isdecimal() else 0
    return None
