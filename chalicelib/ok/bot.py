"""The group's bot (Graph API): personal messages in the name of the group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.ok.http import ask, error_code
from chalicelib.usecases.ports import Link

LATER = 60
_LATER = {1: 30, 2: 30, 8: 60, 9: 60, 102: 600, 103: 600}
"""Codes worth another try, and after how many seconds: service, flood, limits; a session that an admin may renew."""

_NEVER = frozenset({300, 454})
"""No such person; a text that OK's censor refuses. Codes we do not know are tried again, in sight of the operator."""

_NOT_ALLOWED = frozenset({10, 456, 458})


@dataclass(frozen=True)
class OkBot:
    url: str

    def send(self, token: str, user: str, text: str, link: Link) -> bool:
        """Addressed as a list of one: OK then gives a verdict about the person instead of an error."""
        button = {"type": "LINK", "text": link.text, "intent": "DEFAULT", "url": link.url}
        keyboard = {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": [[button]]}}}
        message = {"text": text, "attachments": [keyboard]}
        body = {"recipient": {"user_ids": [f"user:{user}"]}, "message": message}
        answer = self._call("POST", "graph/me/messages", token, json=body)
        if error_code(answer) in _NOT_ALLOWED:
            return False
        _refuse(error_code(answer))
        verdict = answer.get("success") if isinstance(answer, Mapping) else None
        if verdict is None and isinstance(answer, Mapping) and "error" in answer:
            raise Unavailable("ok_unavailable", retry_after=LATER)
        if verdict not in (True, False, [True], [False]):
            raise Invalid("ok_unreadable")  # perhaps it was sent: once more would be worse than not knowing
        return verdict in (True, [True])

    def group(self, token: str) -> str:
        answer = self._call("GET", "graph/me/info", token)
        code = error_code(answer)
        if code in (102, 103) or code not in (None, *_LATER):
            raise Invalid("bot_token_refused")
        _refuse(code)
        return str(answer.get("group_id", "")).removeprefix("group:") if isinstance(answer, Mapping) else ""

    def _call(self, method: str, path: str, token: str, **request: Any) -> Any:
        return ask(method, f"{self.url}{path}?access_token={quote(token, safe='')}", **request)


def _refuse(code: int | None) -> None:
    if code in _NEVER:
        raise Invalid(f"ok_{code}")
    if code is not None:
        raise Unavailable("ok_unavailable", retry_after=_LATER.get(code, LATER))
