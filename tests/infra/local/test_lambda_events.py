"""Events as Lambda hands them over."""

import json
from datetime import UTC, datetime

from chalicelib.edge.messages import queue_messages
from infra.local.lambda_events import queue_event, schedule_event, stream_event


def test_a_message_of_a_queue_is_told_in_lambdas_names() -> None:
    message = {
        "MessageId": "m1",
        "ReceiptHandle": "r1",
        "Body": "{}",
        "Attributes": {"ApproximateReceiveCount": "2", "SentTimestamp": "1795341600000"},
        "MessageAttributes": {"event": {"DataType": "String", "StringValue": "OrderSaved"}},
        "MD5OfBody": "d",
    }
    event = queue_event([message], "arn:q")
    (record,) = event["Records"]
    assert record["messageAttributes"] == {"event": {"dataType": "String", "stringValue": "OrderSaved"}}
    assert (record["eventSource"], record["eventSourceARN"], record["md5OfBody"]) == ("aws:sqs", "arn:q", "d")
    (read,) = queue_messages(event)
    assert (read.id, read.receipt, read.tries) == ("m1", "r1", 2)


def test_a_message_with_nothing_beside_its_body_is_one_too() -> None:
    (record,) = queue_event([{"MessageId": "m", "ReceiptHandle": "r", "Body": "b"}], "arn:q")["Records"]
    assert (record["attributes"], record["messageAttributes"], record["md5OfBody"]) == ({}, {}, "")


def test_a_record_of_a_stream_carries_nothing_that_json_does_not() -> None:
    at = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    image = {"picture": {"B": b"\x00\xff"}, "list": {"L": [{"B": b"a"}]}}
    record = {"eventName": "INSERT", "dynamodb": {"NewImage": image, "ApproximateCreationDateTime": at}}
    (told,) = json.loads(json.dumps(stream_event([record], "arn:s")))["Records"]
    assert told["dynamodb"]["NewImage"] == {"picture": {"B": "AP8="}, "list": {"L": [{"B": "YQ=="}]}}
    assert told["dynamodb"]["ApproximateCreationDateTime"] == at.timestamp()
    assert told["eventSourceARN"] == "arn:s"
    assert record["dynamodb"]["NewImage"]["picture"]["B"] == b"\x00\xff", "what was given stays as it was"  # type: ignore[index]


def test_a_tick_names_its_rule_and_every_tick_is_another_one() -> None:
    first, second = schedule_event("collect_comments"), schedule_event("collect_comments")
    assert first["resources"][0].endswith(":rule/collect_comments")
    assert first["id"] != second["id"]
    assert datetime.fromisoformat(first["time"]).tzinfo is not None
