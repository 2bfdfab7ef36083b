"""Records of queues and streams → journal entries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry


class QueueMessage(Struct, frozen=True):
    """One record of a batch: ``id`` is what a partial answer names, ``tries`` how often it was received.

    ``age`` is in seconds since it was put into the queue.
    """

    id: str
    body: str
    receipt: str = ""
    tries: int = 1
    age: float = 0.0


def queue_messages(event: Any) -> list[QueueMessage]:
    return [
        QueueMessage(
            id=record["messageId"],
            body=record["body"],
            receipt=record["receiptHandle"],
            tries=int(record["attributes"]["ApproximateReceiveCount"]),
            age=_age(record["attributes"].get("SentTimestamp")),
        )
        for record in event["Records"]
    ]


def _age(sent: str | None) -> float:
    """From the queue's milliseconds since 1970."""
    return max(time.time() - int(sent) / 1000, 0) if sent else 0


def stream_messages(event: Any) -> list[QueueMessage]:
    """New journal rows; the body is the entry as it was committed."""
    return [
        QueueMessage(record["dynamodb"]["SequenceNumber"], _stored_body(record["dynamodb"]))
        for record in event["Records"]
        if record["eventName"] == "INSERT"
    ]


def _stored_body(change: Any) -> str:
    """The row as it is where it has no body: a dead letter must say something, an empty message is refused."""
    image = change.get("NewImage", {})
    return str(image.get("body", {}).get("S") or msgspec.json.encode(image).decode())


def read_entry(body: str) -> Entry:
    """Raises Invalid."""
    from chalicelib.domain.journal import Entry  # the API reads no messages

    try:
        return msgspec.json.decode(body, type=Entry)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise Invalid("json_unreadable") from None
