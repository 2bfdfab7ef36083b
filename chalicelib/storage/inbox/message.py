"""What people wrote to the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


class MessageRow(UniqueRow):
    class Meta:
        table_name = Table("messages")

    body = UnicodeAttribute()
    expires = NumberAttribute()


@writes(Message)
def write_message(it: Message) -> list[Model]:
    pk = keys.within(it.community, person_key(it.community, it.user))
    expires = int(it.forgotten_at.timestamp())
    return [MessageRow(pk=pk, sk=f"message#{it.id}", body=body(it), expires=expires)]


class DynamoMessages:
    def get(self, community: str, person: str, message: str) -> Message:
        with translate_errors():
            try:
                row = MessageRow.get(keys.within(community, person), f"message#{message}", consistent_read=True)
            except MessageRow.DoesNotExist:
                raise NotFound("message_missing") from None
        return msgspec.json.decode(row.body, type=Message)

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        with translate_errors():
            rows = list(MessageRow.query(keys.within(community, person_key(community, user))))
        messages = [msgspec.json.decode(row.body, type=Message) for row in rows]
        return sorted(messages, key=lambda message: (message.at, message.id))
