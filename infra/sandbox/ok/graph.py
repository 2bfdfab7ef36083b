"""/graph/me/…: the group's bot."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.limit import Limit
from infra.sandbox.ok.application import Application
from infra.sandbox.ok.deliveries import TYPES
from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.faults import GRAPH, serve
from infra.sandbox.ok.letters import Letter, read_letter, read_user
from infra.sandbox.ok.messages import chat_of, new_message
from infra.sandbox.ok.state import OkState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request


@dataclass(frozen=True)
class Graph:
    app: Application
    state: OkState
    surroundings: Surroundings
    limit: Limit

    def info(self, request: Request) -> Reply:
        return self._serve(request, "me/info", lambda: self._info(request))

    def send(self, request: Request) -> Reply:
        return self._serve(request, "me/messages", lambda: self._send(request))

    def subscriptions(self, request: Request) -> Reply:
        return self._serve(request, "me/subscriptions", self._subscriptions)

    def subscribe(self, request: Request) -> Reply:
        return self._serve(request, "me/subscribe", lambda: self._subscribe(request))

    def unsubscribe(self, request: Request) -> Reply:
        return self._serve(request, "me/unsubscribe", lambda: self._unsubscribe(request))

    def unknown(self, request: Request) -> Reply:
        return self._serve(request, "unknown method", self._unknown)

    def _serve(self, request: Request, method: str, work: Callable[[], object]) -> Reply:
        def checked() -> object:
            self._check_token(request)
            return work()

        return serve(self.surroundings, GRAPH, f"{request.method} {method}", checked)

    def _check_token(self, request: Request) -> None:
        self._group(request)

    def _group(self, request: Request) -> str:
        """Whose bot's token it is."""
        given = request.parameters().get("access_token", "").encode("utf-8", "replace")
        for token, group in self.app.bots.items():
            if hmac.compare_digest(given, token.encode()):
                return group
        raise OkError(103, "Unknown access_token")

    def _info(self, request: Request) -> object:
        group = self._group(request)
        return {"name": self.app.groups[group], "group_id": f"group:{group}"}

    def _unknown(self) -> object:
        raise OkError(3)

    def _subscriptions(self) -> object:
        return {"subscriptions": [{"time": each.time, "url": each.url} for each in self.state.subscriptions()]}

    def _subscribe(self, request: Request) -> object:
        """Without a list of types, to all of them."""
        body = json_body(request)
        types = body.get("types", list(TYPES))
        if not isinstance(types, list) or not types or not all(each in TYPES for each in types):
            raise OkError(100, f"types: {', '.join(TYPES)}")
        self.state.subscribe(read_address(body), types)
        return {"success": True}

    def _unsubscribe(self, request: Request) -> object:
        return {"success": self.state.drop_subscriptions(read_address(json_body(request)))}

    def _send(self, request: Request) -> object:
        """A group that has closed its messages is told so whatever the form: that is no verdict about anybody."""
        letter = read_letter(json_body(request))
        if self.state.play.letters == "closed":
            raise OkError(456)
        if not self.limit.take(1 if letter.many is None else len(letter.many)):
            raise OkError(8)
        if letter.many is None:
            return self._send_one(letter)
        answers = [self._delivered(user, letter) for user in letter.many]
        chats = [a["recipient_id"] if a else None for a in answers]
        return {"success": [a is not None for a in answers], "chat_ids": chats}

    def _send_one(self, letter: Letter) -> object:
        user = read_user(letter.one)
        if self.state.person(user) is None:
            raise OkError(300)
        answer = self._delivered(letter.one, letter)
        if answer is None:
            raise OkError(458)
        return {"success": True, **answer}

    def _delivered(self, recipient: str, letter: Letter) -> dict[str, str] | None:
        """None when the person does not take messages, is thrown out, or does not exist."""
        user = read_user(recipient)
        person = self.state.person(user)
        if person is None or not person.allowed or person.status == "BLOCKED":
            return None
        message = new_message(letter.text, letter.attachments)
        self.state.deliver(user, message)
        return {"recipient_id": chat_of(user), "message_id": message.id}


def json_body(request: Request) -> dict[str, Any]:
    try:
        return request.json_object()
    except Refused as refusal:
        raise OkError(100, refusal.message) from None


def read_address(body: dict[str, Any]) -> str:
    url = body.get("url")
    if not isinstance(url, str) or len(url) > 1000 or urlsplit(url).scheme not in ("http", "https"):
        raise OkError(100, "url: http or https")
    return url
