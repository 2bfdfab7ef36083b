"""What people wrote to the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from chalicelib.domain.errors import NotFound
from chalicelib.domain.messages import Message
from chalicelib.domain.pseudonyms import person_key
from chalicelib.storage import keys
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import MessageRow

if TYPE_CHECKING:
    from collections.abc import Sequence


class DynamoMessages:
    def get(self, community: str, person: str, message: str) -> Message:
        with refusals():
            try:
                row = MessageRow.get(keys.within(community, person), f"message#{message}", consistent_read=True)
            except MessageRow.DoesNotExist:
                raise NotFound("message_missing") from None
        return msgspec.json.decode(row.body, type=Message)

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        with refusals():
            rows = list(MessageRow.query(keys.within(community, person_key(community, user))))
        messages = [msgspec.json.decode(row.body, type=Message) for row in rows]
        return sorted(messages, key=lambda message: (message.at, message.id))
