"""E-mail, by SES (API v2): text, from one address that an operator has verified there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.channels.aws import ask
from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from chalicelib.usecases.ports import DeskMessage, Recipient

LONGEST, LONGEST_LOCAL = 254, 64
_FORM = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,63}"
)

REFUSALS = {
    "MessageRejected": Invalid("email_refused"),
    "BadRequestException": Invalid("email_refused"),
    "MessageRejectedException": Invalid("email_refused"),
}


class EmailChannel(Struct, frozen=True):
    client: Any
    sender: str

    def checked(self, address: str) -> str:
        """Of the part behind the @ the letters' size says nothing; nothing in it can become a header."""
        text = address.strip()
        local, _, domain = text.rpartition("@")
        if len(text) > LONGEST or len(local) > LONGEST_LOCAL or not _FORM.fullmatch(text):
            raise Invalid("email_unreadable", "address")
        return f"{local}@{domain.lower()}"

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        text = message.text + (f"\n\n{message.opens}: {message.link}\n" if message.link else "")
        body = {"Text": {"Data": text, "Charset": "UTF-8"}}
        ask(
            self.client.send_email,
            REFUSALS,
            FromEmailAddress=self.sender,
            Destination={"ToAddresses": [recipient.address]},
            Content={"Simple": {"Subject": {"Data": message.subject, "Charset": "UTF-8"}, "Body": body}},
        )

    def probe(self, recipient: Recipient) -> None:
        ask(self.client.get_account, {})
