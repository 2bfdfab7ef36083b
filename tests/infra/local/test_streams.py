"""The poller of a stream keeps the order, and no record blocks it for ever."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from infra.local.streams import RETRIES, StreamPoller

ARN = "arn:aws:dynamodb:eu-central-1:000000000000:table/journal/stream/now"


class Failures:
    """The queue of what is set aside."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    def send_message(self, QueueUrl: str, MessageBody: str) -> None:  # noqa: N803 - as AWS names them
        self.bodies.append(MessageBody)


class Consumer:
    """Fails the records that it is told to fail, so many times."""

    def __init__(self, **failing: int) -> None:
        self.failing = failing
        self.calls: list[list[str]] = []

    def __call__(self, event: dict[str, Any], _context: Any) -> Any:
        numbers = [record["dynamodb"]["SequenceNumber"] for record in event["Records"]]
        self.calls.append(numbers)
        for number in numbers:
            if self.failing.get(f"n{number}", 0) > 0:
                self.failing[f"n{number}"] -= 1
                return {"batchItemFailures": [{"itemIdentifier": number}]}
        return None


@pytest.fixture
def failures() -> Failures:
    return Failures()


def poller(consumer: Any, failures: Failures, folder: Path) -> StreamPoller:
    return StreamPoller("relay", consumer, None, ARN, 100, folder / "bookmark", failures, "failures")


def records(numbers: Sequence[int]) -> list[dict[str, Any]]:
    return [{"eventID": str(each), "dynamodb": {"SequenceNumber": str(each)}} for each in numbers]


def test_records_before_a_failed_one_are_not_given_again(failures: Failures, tmp_path: Path) -> None:
    consumer = Consumer(n2=1)
    poller(consumer, failures, tmp_path).deliver(records([1, 2, 3]))
    assert consumer.calls == [["1", "2", "3"], ["2", "3"]]
    assert failures.bodies == []


def test_a_record_that_keeps_failing_is_set_aside_and_the_others_follow(failures: Failures, tmp_path: Path) -> None:
    consumer = Consumer(n2=1000)
    poller(consumer, failures, tmp_path).deliver(records([1, 2, 3]))
    assert sum("2" in call for call in consumer.calls) == 2 + RETRIES
    assert consumer.calls[-1] == ["3"]
    (body,) = failures.bodies
    assert '"startSequenceNumber": "2"' in body


def test_a_consumer_that_raises_is_tried_with_one_record_at_a_time(failures: Failures, tmp_path: Path) -> None:
    calls = []

    def raising(event: dict[str, Any], _context: Any) -> None:
        calls.append(len(event["Records"]))
        raise ZeroDivisionError

    poller(raising, failures, tmp_path).deliver(records([1, 2]))
    assert calls[:2] == [2, 1]
    assert len(failures.bodies) == 2


def test_the_bookmark_names_the_last_record_that_is_over(failures: Failures, tmp_path: Path) -> None:
    poller(Consumer(), failures, tmp_path).deliver(records([1, 2]))
    assert (tmp_path / "bookmark").read_text() == f"{ARN} 2"
