"""How AWS is asked to send something: once, as it has no key by which it would know a message again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.usecases.ports import AnswerLost

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LATER, MUCH_LATER = 60, 600
"""Seconds: until there is room again, until an operator has mended an account."""

_ROOM = frozenset(
    {"Throttling", "ThrottlingException", "Throttled", "TooManyRequestsException", "LimitExceededException"}
)
_NOT_DONE = 503


def ask(call: Callable[..., Any], refusals: Mapping[str, Invalid], **given: Any) -> Any:
    """``refusals`` by AWS's code: what will never go out. Raises them, Unavailable (not sent), AnswerLost (perhaps)."""
    try:
        return call(**given)
    except ClientError as error:
        raise _read(error.response, refusals) from None
    except (ConnectTimeoutError, EndpointConnectionError):
        raise Unavailable("channel_unavailable", retry_after=LATER) from None
    except BotoCoreError:
        raise AnswerLost("channel_silent", retry_after=LATER) from None


def _read(answer: Any, refusals: Mapping[str, Invalid]) -> Exception:
    code = str(answer.get("Error", {}).get("Code", ""))
    status = int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code in refusals:
        return _again(refusals[code])
    if code in _ROOM:
        return Unavailable("channel_busy", retry_after=LATER)
    if status >= 500 and status != _NOT_DONE:
        return AnswerLost("channel_silent", retry_after=LATER)
    return Unavailable("channel_refuses_us" if status < 500 else "channel_unavailable", retry_after=MUCH_LATER)


def _again(refusal: Invalid) -> Invalid:
    """An exception is raised once: it keeps where that was."""
    return type(refusal)(refusal.reason)
