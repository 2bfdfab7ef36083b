"""Journal entries → the topic all consumers' queues listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry

BATCH = 10
"""SNS takes ten messages in one call, 256 KB together."""

LARGEST_BATCH = 250_000
LARGEST = 200_000
"""Bytes of one message; SNS takes 262,144 with its attributes."""


class SnsPublisher(Struct, frozen=True):
    client: Any
    topic: str

    def publish(self, entries: Sequence[Entry]) -> set[str]:
        """The event's name goes as an attribute: subscriptions filter on it. Raises nothing for a partial answer."""
        failed: set[str] = set()
        for batch in _batches([(entry, _message(entry)) for entry in entries]):
            failed |= self._publish(batch)
        return failed

    def _publish(self, batch: Sequence[tuple[Entry, str]]) -> set[str]:
        requests = [
            {
                "Id": str(place),
                "Message": body,
                "MessageAttributes": {"event": {"DataType": "String", "StringValue": str(entry.event)}},
            }
            for place, (entry, body) in enumerate(batch)
        ]
        answer = self.client.publish_batch(TopicArn=self.topic, PublishBatchRequestEntries=requests)
        return {batch[int(each["Id"])][0].id for each in answer.get("Failed", ())}


def _message(entry: Entry) -> str:
    """The entry, without its lines if it is too large to travel: no listener needs them, and the journal has them."""
    message = msgspec.json.encode(entry)
    if len(message) > LARGEST:
        data = {name: value for name, value in entry.data.items() if name != "lines"}
        message = msgspec.json.encode(replace(entry, data=data))
    return message.decode()


def _batches(messages: Sequence[tuple[Entry, str]]) -> Sequence[Sequence[tuple[Entry, str]]]:
    batches: list[list[tuple[Entry, str]]] = []
    size = 0
    for message in messages:
        weight = len(message[1].encode()) + 100
        if not batches or len(batches[-1]) == BATCH or size + weight > LARGEST_BATCH:
            batches.append([])
            size = 0
        batches[-1].append(message)
        size += weight
    return batches
