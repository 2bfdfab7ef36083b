"""A webhook of the person's own: signed as Standard Webhooks says, only to public addresses and over https.

Any 2xx is a yes, 410 says that nobody listens there any more, and so does a name that leads into our own network by
now; whatever else is said, the same message comes again, with the same ``webhook-id``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.channels.http import post
from chalicelib.domain.errors import AddressLost, Unavailable
from chalicelib.usecases.ports import AccountRefused

if TYPE_CHECKING:
    from chalicelib.usecases.ports import DeskMessage, Recipient

GONE = 410
PING = "ping"

Sign = Callable[[str, str, int, bytes], Mapping[str, str]]
"""The headers that sign a body: from a secret, an id and seconds of Unix time."""


class WebhookChannel(Struct, frozen=True):
    """``check`` raises Invalid for what must not be called; ``session`` opens one that connects to nothing else."""

    check: Callable[[str], str]
    session: Callable[[], Any]
    sign: Sign
    now: Callable[[], float]

    def checked(self, address: str) -> str:
        return self.check(address)

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        events = list(message.events)
        data = {"text": message.text, "link": message.link, "events": events}
        self._post(recipient, message.id, {"type": "notices", "timestamp": message.at.isoformat(), "data": data})

    def probe(self, recipient: Recipient) -> None:
        """Nothing has happened; whoever answers this is there."""
        self._post(recipient, PING, {"type": PING, "data": {}})

    def _post(self, recipient: Recipient, message_id: str, told: Mapping[str, object]) -> None:
        body = json.dumps(told, ensure_ascii=False).encode()
        headers = self.sign(recipient.secret, message_id, int(self.now()), body)
        try:
            answer = post(recipient.address, body, {**headers, "Content-Type": "application/json"}, self.session)
        except AccountRefused as refused:
            raise AddressLost(refused.reason) from None
        if answer.status == GONE:
            raise AddressLost("webhook_gone")
        if not 200 <= answer.status < 300:
            raise Unavailable("webhook_refuses", retry_after=answer.pause)
