"""The group's bot (Graph API): personal messages in the name of the group, and where people's own are delivered."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from chalicelib import tracing
from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.http import ask, error_code
from chalicelib.usecases.ports import AnswerLost, Button, LinkButton

LATER = 60
REFUSED_FOR = 600
"""Seconds until a token that OK refused is tried again: an admin has to make a new one."""

_TOKEN = frozenset({10, 102, 103, 104, 401})
"""What OK says of a token that has expired, was revoked or may not do this: an admin has to make a new one."""

_LATER = {1: 30, 2: 30, 7: 600, 8: 60, 9: 60, 11: 600, 456: 600, **dict.fromkeys(_TOKEN, REFUSED_FOR)}
"""After how many seconds once more: service, flood, limits, messages that the group has closed, a refused token.

None of these is a word about the person: in the list form that is the verdict alone, or 458.
"""

_NEVER = frozenset({300, 454})
"""No such person; a text that OK's censor refuses. Codes we do not know are tried again."""

_NOT_ALLOWED = 458

HEARD = ("MESSAGE_CREATED", "MESSAGE_CALLBACK")
"""What is subscribed to: people's messages and the buttons they press."""


class OkBot(Struct, frozen=True):
    url: str

    def send(self, token: str, user: str, text: str, buttons: Sequence[Button]) -> str | None:
        """Addressed as a list of one: OK then gives a verdict about the person instead of an error.

        In that form OK is known to give verdicts and chats, not numbers of messages: the number may be empty.
        """
        message: dict[str, Any] = {"text": text}
        if buttons:
            rows = [[_key(button)] for button in buttons]
            message["attachments"] = [{"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": rows}}}]
        body = {"recipient": {"user_ids": [f"user:{user}"]}, "message": message}
        answer = self._call("POST", "me/messages", token, json=body)
        code = error_code(answer)
        if code == _NOT_ALLOWED:
            return None
        if code in _NEVER:
            raise Invalid(f"ok_{code}")
        _refuse(answer, "me/messages")
        verdict = answer.get("success") if isinstance(answer, Mapping) else None
        if verdict not in (True, False, [True], [False]):
            raise AnswerLost("ok_unreadable")  # it may be not OK's at all; perhaps the message was sent
        return _number(answer) if verdict in (True, [True]) else None

    def group(self, token: str) -> str:
        answer = self._of_token("GET", "me/info", token)
        found = answer.get("group_id") if isinstance(answer, Mapping) else None
        if not isinstance(found, str) or not found:
            raise Unavailable("ok_unavailable", retry_after=LATER)
        return found.removeprefix("group:")

    def probe(self, token: str) -> None:
        try:
            self.group(token)
        except Invalid as refusal:
            raise Unavailable(refusal.reason, retry_after=REFUSED_FOR) from None

    def subscriptions(self, token: str) -> Sequence[str]:
        answer = self._of_token("GET", "me/subscriptions", token)
        found = answer.get("subscriptions") if isinstance(answer, Mapping) else None
        if not isinstance(found, list):
            raise Unavailable("ok_unavailable", retry_after=LATER)
        return [each["url"] for each in found if isinstance(each, Mapping) and isinstance(each.get("url"), str)]

    def subscribe(self, token: str, url: str) -> None:
        answer = self._of_token("POST", "me/subscribe", token, json={"url": url, "types": list(HEARD)})
        if not isinstance(answer, Mapping) or answer.get("success") is not True:
            raise Unavailable("ok_unavailable", retry_after=LATER)

    def _of_token(self, method: str, path: str, token: str, **request: Any) -> Any:
        """A question about the group alone: what OK refuses is the token, or it does not answer now."""
        answer = self._call(method, path, token, **request)
        if error_code(answer) in _TOKEN:
            raise Invalid("bot_token_refused")
        _refuse(answer, path)
        return answer

    def _call(self, method: str, path: str, token: str, **request: Any) -> Any:
        return ask(method, f"{self.url}graph/{path}?access_token={quote(token, safe='')}", **request)


def _key(button: Button) -> dict[str, str]:
    key = {"text": button.text, "intent": "DEFAULT"}
    if isinstance(button, LinkButton):
        return {"type": "LINK", **key, "url": button.url}
    return {"type": "CALLBACK", **key, "payload": button.payload}


def _number(answer: Mapping[str, Any]) -> str:
    """Of the sent message, wherever OK puts it; empty when it does not say."""
    given = answer.get("message_id") or answer.get("message_ids")
    number = given[0] if isinstance(given, list) and given else given
    return number if isinstance(number, str) else ""


def _refuse(answer: Any, method: str) -> None:
    """Raises Unavailable for every error of OK's, in sight of the operator."""
    code = error_code(answer)
    if code is not None:
        tracing.trouble("ok_error", code=code, method=method)
        raise Unavailable("ok_unavailable", retry_after=_LATER.get(code, LATER))
    if isinstance(answer, Mapping) and "error" in answer and "success" not in answer:
        raise Unavailable("ok_unavailable", retry_after=LATER)
