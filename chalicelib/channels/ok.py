"""OK: the group's bot writes, as it does to buyers, and is limited with all its other messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid
from chalicelib.usecases.ports import Bot, LinkButton

if TYPE_CHECKING:
    from chalicelib.usecases.ports import DeskMessage, Recipient


class OkChannel(Struct, frozen=True):
    bot: Bot

    def checked(self, address: str) -> str:
        raise Invalid("address_by_link", "address")

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        buttons = [LinkButton(message.opens, message.link)] if message.link else []
        if self.bot.send(recipient.secret, recipient.address, message.text, buttons) is None:
            raise Invalid("no_permission")

    def probe(self, recipient: Recipient) -> None:
        self.bot.probe(recipient.secret)
