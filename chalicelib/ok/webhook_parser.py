"""OK's deliveries in the words of the port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.inbox.message import MessageKind
from chalicelib.ok.deliveries import from_ok, read_incoming
from chalicelib.usecases.ports import IncomingMessage

if TYPE_CHECKING:
    from collections.abc import Sequence


class OkWebhookParser(Struct, frozen=True):
    """``networks`` are those OK delivers from, as ``217.20.145.192/28``."""

    networks: Sequence[str]

    def read(self, body: bytes) -> IncomingMessage:
        """A pressed button answers the message it stands under."""
        it = read_incoming(body)
        answered = it.mid if it.kind is MessageKind.CALLBACK else it.reply_to
        return IncomingMessage(
            it.id, it.kind, it.user, it.name, it.chat, it.text, it.at, it.payload, answered or None, it.attachments
        )

    def is_from_ok(self, address: str) -> bool:
        return from_ok(address, self.networks)
