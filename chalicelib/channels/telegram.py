"""Telegram, by the Bot API: people come by a link with a code, since a bot cannot write first.

https://core.telegram.org/bots/api: an answer is ``{"ok": …}``, with ``error_code``, ``description`` and, of a pause,
``parameters.retry_after``. The token is part of every address, so no address is ever told.
"""

from __future__ import annotations

import json
import re
from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.channels.http import LATER, post
from chalicelib.domain.errors import AddressLost, Invalid, NotFound, Unavailable
from chalicelib.outgoing import calls
from chalicelib.usecases.ports import AnswerLost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.usecases.ports import DeskMessage, Recipient

SITE = "https://t.me/"
LONGEST_TEXT = 4_096
TOKEN_REFUSED_FOR = 600
SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
LARGEST = 64_000

_START = re.compile(r"/start(?:@[A-Za-z0-9_]{1,64})? ([A-Za-z0-9_-]{1,64})")
_CHAT = re.compile(r"-?[0-9]{1,20}")
_GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid")


class TelegramChannel(Struct, frozen=True):
    """``url`` of the Bot API; ``hook`` is where what people write is delivered to us.

    ``hook_secret`` comes with each delivery.
    """

    url: str
    bot: str
    token: str
    hook: str
    hook_secret: str

    def __repr__(self) -> str:
        return f"TelegramChannel({self.bot!r})"

    def checked(self, address: str) -> str:
        raise Invalid("address_by_link", "address")

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        text = message.text + (f"\n\n{message.link}" if message.link else "")
        preview = {"is_disabled": True}
        body = {"chat_id": int(recipient.address), "text": text[:LONGEST_TEXT], "link_preview_options": preview}
        self._ask("sendMessage", body)

    def probe(self, recipient: Recipient) -> None:
        self._ask("getMe", {})

    def link(self, code: str) -> str:
        return f"{SITE}{self.bot}?start={code}"

    def listen(self) -> None:
        body = {"url": self.hook, "secret_token": self.hook_secret, "allowed_updates": ["message"]}
        try:
            self._ask("setWebhook", body)
        except Invalid:
            raise Unavailable("telegram_refused", retry_after=LATER) from None

    def read(self, headers: Mapping[str, str], body: bytes) -> tuple[str, str] | None:
        """A code counts only in a talk between two: a group that the bot is added to is nobody's address."""
        if not compare_digest(headers.get(SECRET, "").encode("utf-8", "replace"), self.hook_secret.encode()):
            raise NotFound
        message = _inside(_read(body), "message")
        chat = _inside(message, "chat")
        text, number = message.get("text"), chat.get("id")
        said = _START.fullmatch(text) if isinstance(text, str) else None
        if said is None or chat.get("type") != "private" or not _CHAT.fullmatch(str(number)):
            return None
        return said[1], str(number)

    def _ask(self, method: str, body: Mapping[str, Any]) -> None:
        headers = {"Content-Type": "application/json"}
        answer = post(f"{self.url}/bot{self.token}/{method}", json.dumps(body).encode(), headers)
        told = answer.json
        if isinstance(told, dict) and told.get("ok") is True:
            return
        if answer.status >= 500 or not isinstance(told, dict):
            raise AnswerLost("channel_silent", retry_after=LATER)
        raise _refusal(told, answer.pause)


def _refusal(told: Mapping[str, Any], pause: int) -> Exception:
    code, said = told.get("error_code"), str(told.get("description", "")).lower()
    match code:
        case 429:
            seconds = _inside(told, "parameters").get("retry_after")
            wait = calls.bounded(seconds) if isinstance(seconds, int) else pause
            return Unavailable("channel_busy", retry_after=wait)
        case 401 | 404:
            return Unavailable("channel_refuses_us", retry_after=TOKEN_REFUSED_FOR)
        case 403:
            return AddressLost("telegram_blocked")
        case 400 if any(sign in said for sign in _GONE):
            return AddressLost("telegram_chat_missing")
        case 409:
            return Unavailable("channel_busy", retry_after=LATER)
    return Invalid("telegram_refused")


def _read(body: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(body) if len(body) <= LARGEST else None
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _inside(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}
