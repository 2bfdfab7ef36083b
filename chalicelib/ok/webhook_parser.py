"""OK's deliveries in the words of the port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.inbox.message import MessageKind
from chalicelib.domain.networks import is_within
from chalicelib.ok.deliveries import read_incoming
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
            id=it.id,
            kind=it.kind,
            user=it.user,
            name=it.name,
            chat=it.chat,
            text=it.text,
            at=it.at,
            payload=it.payload,
            reply_to=answered or None,
            attachments=it.attachments,
        )

    def is_from_ok(self, address: str) -> bool:
        return is_within(address, self.networks)
