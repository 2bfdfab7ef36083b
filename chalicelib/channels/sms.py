"""SMS, by SNS: short, to countries that an operator has named, as each costs money."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 – a struct looks its types up
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.channels.aws import ask
from chalicelib.domain.buyers.phones import read_phone
from chalicelib.domain.errors import AddressLost, Invalid

if TYPE_CHECKING:
    from chalicelib.usecases.ports import DeskMessage, Recipient

LONGEST = 300
"""Characters: five parts of 67 in Cyrillic letters."""

REFUSALS = {
    "InvalidParameter": Invalid("phone_refused"),
    "InvalidParameterException": Invalid("phone_refused"),
    "OptedOut": AddressLost("phone_opted_out"),
    "OptedOutException": AddressLost("phone_opted_out"),
}


class SmsChannel(Struct, frozen=True):
    """``prefixes`` of numbers that are written to. As who writes is shown what the account of SNS says."""

    client: Any
    prefixes: Sequence[str]

    def checked(self, address: str) -> str:
        try:
            phone = read_phone(address)
        except Invalid:
            raise Invalid("phone_unreadable", "address") from None
        if not phone.startswith(tuple(self.prefixes)):
            raise Invalid("phone_abroad", "address", prefixes=", ".join(self.prefixes))
        return phone

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        attributes = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
        text = message.text if len(message.text) <= LONGEST else message.text[: LONGEST - 1] + "…"
        ask(self.client.publish, REFUSALS, PhoneNumber=recipient.address, Message=text, MessageAttributes=attributes)

    def probe(self, recipient: Recipient) -> None:
        ask(self.client.check_if_phone_number_is_opted_out, REFUSALS, phoneNumber=recipient.address)
