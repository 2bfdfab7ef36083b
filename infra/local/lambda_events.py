"""Events in the shape in which Lambda hands them over."""

import base64
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from infra.local.ministack import REGION

Event = dict[str, Any]


def queue_event(messages: Iterable[Mapping[str, Any]], queue_arn: str) -> Event:
    """What ReceiveMessage answered, with Lambda's names of the same things."""
    return {"Records": [_queue_record(message, queue_arn) for message in messages]}


def _queue_record(message: Mapping[str, Any], queue_arn: str) -> Event:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": dict(message.get("Attributes", {})),
        "messageAttributes": {
            name: {key[0].lower() + key[1:]: value for key, value in attribute.items()}
            for name, attribute in message.get("MessageAttributes", {}).items()
        },
        "md5OfBody": message.get("MD5OfBody", ""),
        "eventSource": "aws:sqs",
        "eventSourceARN": queue_arn,
        "awsRegion": REGION,
    }


def stream_event(records: Iterable[Mapping[str, Any]], stream_arn: str) -> Event:
    """What GetRecords answered; bytes and times become what JSON can carry."""
    return {"Records": [{**_plain(record), "eventSourceARN": stream_arn} for record in records]}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.timestamp()
    return value


def schedule_event(name: str) -> Event:
    """What EventBridge sends when a rule is due."""
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:000000000000:rule/{name}"],
        "detail": {},
    }
