"""The group's bot (Graph API): personal messages in the name of the group, and where people's own are delivered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.http import ask, error_code
from chalicelib.usecases.ports import Button, Link

LATER = 60
_LATER = {1: 30, 2: 30, 8: 60, 9: 60, 102: 600, 103: 600}
"""Codes worth another try, and after how many seconds: service, flood, limits; a session that an admin may renew."""

_NEVER = frozenset({300, 454})
"""No such person; a text that OK's censor refuses. Codes we do not know are tried again, in sight of the operator."""

_NOT_ALLOWED = frozenset({10, 456, 458})

HEARD = ("MESSAGE_CREATED", "MESSAGE_CALLBACK")
"""What is subscribed to: people's messages and the buttons they press."""


@dataclass(frozen=True)
class OkBot:
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
        answer = self._call("POST", "graph/me/messages", token, json=body)
        if error_code(answer) in _NOT_ALLOWED:
            return None
        _refuse(answer)
        verdict = answer.get("success") if isinstance(answer, Mapping) else None
        if verdict not in (True, False, [True], [False]):
            raise Invalid("ok_unreadable")  # perhaps it was sent: once more would be worse than not knowing
        return _number(answer) if verdict in (True, [True]) else None

    def group(self, token: str) -> str:
        answer = self._of_token("GET", "graph/me/info", token)
        return str(answer.get("group_id", "")).removeprefix("group:") if isinstance(answer, Mapping) else ""

    def subscriptions(self, token: str) -> Sequence[str]:
        answer = self._of_token("GET", "graph/me/subscriptions", token)
        found = answer.get("subscriptions") if isinstance(answer, Mapping) else None
        if not isinstance(found, list):
            raise Unavailable("ok_unavailable", retry_after=LATER)
        return [each["url"] for each in found if isinstance(each, Mapping) and isinstance(each.get("url"), str)]

    def subscribe(self, token: str, url: str) -> None:
        answer = self._of_token("POST", "graph/me/subscribe", token, json={"url": url, "types": list(HEARD)})
        if not isinstance(answer, Mapping) or answer.get("success") is not True:
            raise Unavailable("ok_unavailable", retry_after=LATER)

    def _of_token(self, method: str, path: str, token: str, **request: Any) -> Any:
        """A question whose refusal is a refusal of the token: an admin has to make a new one."""
        answer = self._call(method, path, token, **request)
        code = error_code(answer)
        if code in (102, 103) or code not in (None, *_LATER):
            raise Invalid("bot_token_refused")
        _refuse(answer)
        return answer

    def _call(self, method: str, path: str, token: str, **request: Any) -> Any:
        return ask(method, f"{self.url}{path}?access_token={quote(token, safe='')}", **request)


def _key(button: Button) -> dict[str, str]:
    key = {"text": button.text, "intent": "DEFAULT"}
    if isinstance(button, Link):
        return {"type": "LINK", **key, "url": button.url}
    return {"type": "CALLBACK", **key, "payload": button.payload}


def _number(answer: Mapping[str, Any]) -> str:
    """Of the sent message, wherever OK puts it; empty when it does not say."""
    told = answer.get("message_id") or answer.get("message_ids")
    number = told[0] if isinstance(told, list) and told else told
    return number if isinstance(number, str) else ""


def _refuse(answer: Any) -> None:
    code = error_code(answer)
    if code in _NEVER:
        raise Invalid(f"ok_{code}")
    if code is not None:
        raise Unavailable("ok_unavailable", retry_after=_LATER.get(code, LATER))
    if isinstance(answer, Mapping) and "error" in answer and "success" not in answer:
        raise Unavailable("ok_unavailable", retry_after=LATER)
