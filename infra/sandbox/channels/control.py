"""Control calls of the played channels: what came, who starts the bot in Telegram, who blocks it."""

import json
import re
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import Request as Asking
from urllib.request import urlopen

from infra.sandbox.channels.state import ChannelState
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply

FIRST_CHAT = 4_242
TIMEOUT = 5
_CODE = re.compile(r"(?:https?://[^?]{1,200}\?start=)?([A-Za-z0-9_-]{1,64})")


@dataclass(frozen=True)
class ChannelControl:
    state: ChannelState

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", r"/sandbox/channels", self.show),
            Route("POST", r"/sandbox/telegram/start", self.start),
            Route("POST", r"/sandbox/telegram/block", self.block),
            Route("POST", r"/sandbox/sms/opt-out", self.opt_out),
        )

    def show(self, request: Request) -> Reply:
        return json_reply(self.state.shown())

    def start(self, request: Request) -> Reply:
        """A person opens the ``link`` of a bot and presses Start: the bot's owner is told."""
        wish = request.json_object()
        code = _CODE.fullmatch(str(wish.get("link", "")))
        chat = wish.get("chat", FIRST_CHAT)
        if code is None or isinstance(chat, bool) or not isinstance(chat, int):
            raise Refused("link is a link to a bot with start=…, chat is a number.")
        update = {
            "update_id": self.state.start(chat),
            "message": {"message_id": 1, "chat": {"id": chat, "type": "private"}, "text": f"/start {code[1]}"},
        }
        return json_reply({"chat": chat, "status": self._deliver(update)})

    def block(self, request: Request) -> Reply:
        chat = request.json_object().get("chat", FIRST_CHAT)
        self.state.blocked.add(chat)
        return json_reply({"blocked": sorted(self.state.blocked)})

    def opt_out(self, request: Request) -> Reply:
        self.state.opted_out.add(str(request.json_object().get("phone", "")))
        return json_reply({"optedOut": sorted(self.state.opted_out)})

    def _deliver(self, update: dict[str, object]) -> int:
        listening = self.state.listening
        if not listening.url.startswith(("http://", "https://")):
            raise Refused("Nobody listens: the bot's owner has called no setWebhook.", 409)
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": listening.secret}
        asking = Asking(listening.url, json.dumps(update).encode(), headers)
        try:
            with urlopen(asking, timeout=TIMEOUT) as answer:
                return int(answer.status)
        except URLError as trouble:
            return int(getattr(trouble, "code", 0) or 0)
