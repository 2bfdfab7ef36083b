"""The Bot API of Telegram, as far as a bot that writes to people needs it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from infra.sandbox.channels.state import ChannelState, Listening
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request

TELEGRAM = "telegram"
TOKEN = "1:sandbox-telegram-token"
LONGEST = 4_096
METHODS = ("getMe", "sendMessage", "setWebhook")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class Telegram:
    state: ChannelState
    surroundings: Surroundings

    def call(self, request: Request, token: str, method: str) -> Reply:
        known = method if method in METHODS else "unknown method"
        return self.surroundings.serve(TELEGRAM, known, lambda: self._answer(request, token, known))

    def _answer(self, request: Request, token: str, method: str) -> Reply:
        if token != (self.surroundings.environ.get("TELEGRAM_TOKEN") or TOKEN):
            return refused(401, "Unauthorized")
        try:
            given = json.loads(request.body or b"{}")
        except ValueError:
            return refused(400, "Bad Request: can't parse the request")
        match method:
            case "getMe":
                bot = self.surroundings.environ.get("TELEGRAM_BOT")
                return answered({"id": 1, "is_bot": True, "username": bot})
            case "sendMessage":
                return self._send(given)
            case "setWebhook":
                return self._listen(given)
        return refused(404, "Not Found")

    def _send(self, given: dict[str, Any]) -> Reply:
        chat, text = given.get("chat_id"), given.get("text")
        if not isinstance(text, str) or not text.strip():
            return refused(400, "Bad Request: message text is empty")
        if len(text) > LONGEST:
            return refused(400, "Bad Request: message is too long")
        if chat in self.state.blocked:
            return refused(403, "Forbidden: bot was blocked by the user")
        if chat not in self.state.chats:
            return refused(400, "Bad Request: chat not found")
        number = self.state.put("telegram", to=chat, text=text)
        return answered({"message_id": int(number.rpartition("-")[2]), "chat": {"id": chat}, "text": text})

    def _listen(self, given: dict[str, Any]) -> Reply:
        url, secret = str(given.get("url", "")), str(given.get("secret_token", ""))
        if secret and not _SECRET.fullmatch(secret):
            return refused(400, "Bad Request: secret token contains unallowed characters")
        self.state.listening = Listening(url, secret)
        return answered(True)


def answered(result: object) -> Reply:
    return Reply(200, json.dumps({"ok": True, "result": result}).encode(), "application/json")


def refused(code: int, description: str, **parameters: object) -> Reply:
    told: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        told["parameters"] = parameters
    return Reply(code, json.dumps(told).encode(), "application/json", outcome=str(code))
