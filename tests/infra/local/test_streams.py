"""The poller of a stream keeps the order and leaves nothing out, as the cloud does."""

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from infra.local import ministack, stack
from infra.local.marks import Marks
from infra.local.streams import StreamPoller
from infra.packaging.functions import patch
from infra.resources.functions import RELAY_JOURNAL

ARN = "arn:aws:dynamodb:eu-central-1:000000000000:table/journal/stream/now"


class Kept(Marks):
    """Marks in memory."""

    def __init__(self) -> None:
        super().__init__(None)
        self.texts: dict[str, str] = {}

    def read(self, name: str) -> str:
        return self.texts.get(name, "")

    def put(self, name: str, text: str) -> None:
        self.texts[name] = text


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


def poller(consumer: Any, marks: Marks) -> StreamPoller:
    return StreamPoller("relay", consumer, None, ARN, 100, marks, pause=0)


def records(numbers: Sequence[int]) -> list[dict[str, Any]]:
    return [{"eventID": str(each), "dynamodb": {"SequenceNumber": str(each)}} for each in numbers]


def test_records_before_a_failed_one_are_not_given_again() -> None:
    consumer = Consumer(n2=1)
    assert poller(consumer, Kept()).deliver(records([1, 2, 3]), threading.Event()) == []
    assert consumer.calls == [["1", "2", "3"], ["2", "3"]]


def test_a_record_that_keeps_failing_is_tried_alone_until_it_is_taken_and_the_others_follow() -> None:
    """Many more tries than three: a topic that is silent for an hour loses nothing."""
    consumer = Consumer(n2=50)
    assert poller(consumer, Kept()).deliver(records([1, 2, 3]), threading.Event()) == []
    assert consumer.calls == [["1", "2", "3"], ["2", "3"], *[["2"]] * 49, ["3"]]


def test_tries_have_no_limit_in_the_cloud_either() -> None:
    (source,) = patch(RELAY_JOURNAL)["Properties"]["Events"].values()
    assert source["Properties"]["MaximumRetryAttempts"] == -1


def test_a_consumer_that_raises_is_tried_with_one_record_at_a_time_until_it_is_told_to_stop() -> None:
    calls, stop, marks = [], threading.Event(), Kept()

    def raising(event: dict[str, Any], _context: Any) -> None:
        calls.append(len(event["Records"]))
        if len(calls) == 10:
            stop.set()
        raise ZeroDivisionError

    assert len(poller(raising, marks).deliver(records([1, 2]), stop)) == 2
    assert calls == [2, *[1] * 9]
    assert marks.texts == {}


def test_the_mark_names_the_last_record_that_is_over() -> None:
    marks = Kept()
    poller(Consumer(), marks).deliver(records([1, 2]), threading.Event())
    assert marks.read("stream/relay") == f"{ARN} 2"


@pytest.fixture
def backend() -> Iterator[ministack.MiniStack]:
    with ministack.running() as running:
        yield running


def test_what_was_not_passed_on_is_passed_on_by_the_next_start(backend: ministack.MiniStack) -> None:
    """Told to stop while the topic was silent, or killed: the mark lies in the store."""
    journal = stack.create(backend.url)
    dynamodb, streams = stack.client(backend.url, "dynamodb"), stack.client(backend.url, "dynamodbstreams")
    marks = Marks(dynamodb)
    marks.make()
    marks.make()
    table = f"{journal['RESOURCE_PREFIX']}journal"
    for number in range(4):
        dynamodb.put_item(TableName=table, Item={"pk": {"S": "c#s"}, "sk": {"S": f"{number}"}})
    taken: list[str] = []

    def run(silent_from: int) -> None:
        stop = threading.Event()

        def consumer(event: dict[str, Any], _context: Any) -> Any:
            for record in event["Records"]:
                if len(taken) == silent_from:
                    stop.set()
                    return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
                taken.append(record["dynamodb"]["Keys"]["sk"]["S"])
            stop.set()
            return None

        StreamPoller("relay", consumer, streams, journal["JOURNAL_STREAM"], 2, marks, pause=0).run(stop)

    run(silent_from=3)
    assert taken == ["0", "1", "2"]
    run(silent_from=100)
    assert taken == ["0", "1", "2", "3"]
