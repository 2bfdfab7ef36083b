"""Records of queues and streams → journal entries."""

from dataclasses import dataclass
from typing import Any

import msgspec

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry


@dataclass(frozen=True)
class Message:
    """One record of a batch: ``id`` is what a partial answer names, ``tries`` how often it was received."""

    id: str
    body: str
    receipt: str = ""
    tries: int = 1


def queue_messages(event: Any) -> list[Message]:
    return [
        Message(
            record["messageId"],
            record["body"],
            record["receiptHandle"],
            int(record["attributes"]["ApproximateReceiveCount"]),
        )
        for record in event["Records"]
    ]


def stream_messages(event: Any) -> list[Message]:
    """New journal rows; the body is the entry as it was committed."""
    return [
        Message(record["dynamodb"]["SequenceNumber"], _stored_body(record["dynamodb"]))
        for record in event["Records"]
        if record["eventName"] == "INSERT"
    ]


def _stored_body(change: Any) -> str:
    """The row as it is where it has no body: what is set aside must say something, an empty message is refused."""
    image = change.get("NewImage", {})
    return str(image.get("body", {}).get("S") or msgspec.json.encode(image).decode())


def read_entry(body: str) -> Entry:
    """Raises Invalid."""
    try:
        return msgspec.json.decode(body, type=Entry)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        raise Invalid("json_unreadable") from None
