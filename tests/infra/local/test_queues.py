"""The poller of a queue plays Lambda's event source mapping."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from infra.local import ministack, stack
from infra.local.queues import QueuePoller

Event = dict[str, Any]


@pytest.fixture(scope="module")
def sqs() -> Iterator[Any]:
    with ministack.running() as backend:
        yield stack.client(backend.url, "sqs")


@pytest.fixture
def url(sqs: Any, request: pytest.FixtureRequest) -> str:
    address: str = sqs.create_queue(QueueName=request.node.name[:80])["QueueUrl"]
    return address


def poller(sqs: Any, url: str, handler: Callable[[Event, Any], Any]) -> QueuePoller:
    return QueuePoller("consumer", handler, sqs, url, "arn:aws:sqs:eu-central-1:000000000000:queue", 10)


def waiting(sqs: Any, url: str) -> int:
    """Messages in the queue, hidden ones too."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    return sum(int(attributes[name]) for name in names)


def test_a_record_has_what_lambda_gives(sqs: Any, url: str) -> None:
    seen: list[Event] = []
    kind = {"event": {"DataType": "String", "StringValue": "OrderSaved"}}
    sqs.send_message(QueueUrl=url, MessageBody="body", MessageAttributes=kind)
    poller(sqs, url, lambda event, context: seen.append(event)).poll()
    (record,) = seen[0]["Records"]
    assert (record["body"], record["eventSource"]) == ("body", "aws:sqs")
    assert record["receiptHandle"]
    assert record["attributes"]["ApproximateReceiveCount"] == "1"
    assert record["messageAttributes"]["event"]["stringValue"] == "OrderSaved"


def test_what_is_done_is_deleted_and_what_failed_stays(sqs: Any, url: str) -> None:
    for body in ("good", "bad", "good"):
        sqs.send_message(QueueUrl=url, MessageBody=body)

    def handle(event: Event, _context: Any) -> Any:
        failed = [record["messageId"] for record in event["Records"] if record["body"] == "bad"]
        return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}

    assert poller(sqs, url, handle).poll() == 3
    assert waiting(sqs, url) == 1


@pytest.mark.parametrize("answer", [{"batchItemFailures": [{"itemIdentifier": "stranger"}]}, ZeroDivisionError()])
def test_a_consumer_that_raises_or_names_a_stranger_has_done_nothing(sqs: Any, url: str, answer: Any) -> None:
    sqs.send_message(QueueUrl=url, MessageBody="body")

    def handle(_event: Event, _context: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    poller(sqs, url, handle).poll()
    assert waiting(sqs, url) == 1
