"""OK's deliveries in the words of the port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.messages import MessageKind
from chalicelib.ok.incoming import from_ok, read_incoming
from chalicelib.usecases.ports import Incoming

if TYPE_CHECKING:
    from collections.abc import Sequence


class OkDialect(Struct, frozen=True):
    """``networks`` are those OK delivers from, as ``217.20.145.192/28``."""

    networks: Sequence[str]

    def read(self, body: bytes) -> Incoming:
        """A pressed button answers the message it stands under."""
        it = read_incoming(body)
        answered = it.mid if it.kind is MessageKind.CALLBACK else it.reply_to
        return Incoming(
            it.id, it.kind, it.user, it.name, it.chat, it.text, it.at, it.payload, answered or None, it.attachments
        )

    def is_from_ok(self, address: str) -> bool:
        return from_ok(address, self.networks)
