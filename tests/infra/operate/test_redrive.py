"""Moving what was set aside back: nothing is lost, whenever it is killed."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import fields

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Entry
from chalicelib.settings import Settings
from chalicelib.usecases.relay_journal import RelayJournal
from infra.local import ministack, stack
from infra.operate.redrive import Redrive, redrive
from infra.resources.queues import QUEUES, RELAY
from tests.edge.queues import body_of

ALL = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]


class Killed(BaseException):
    """The process ends here."""


@dataclass
class DyingAfter:
    """A client that dies right after its first call of one kind."""

    sqs: Any
    action: str

    def __getattr__(self, name: str) -> Any:
        def call(**request: Any) -> Any:
            answer = getattr(self.sqs, name)(**request)
            if name == self.action:
                raise Killed
            return answer

        return call


@pytest.fixture(scope="module")
def sqs() -> Iterator[Any]:
    with ministack.running() as backend:
        yield stack.client(backend.url, "sqs")


@pytest.fixture
def work(sqs: Any, request: pytest.FixtureRequest) -> Redrive:
    name = request.node.name[:60]
    source, target = (sqs.create_queue(QueueName=f"{name}-{each}")["QueueUrl"] for each in ("aside", "queue"))
    return Redrive(sqs, source, target)


def put_aside(work: Redrive, count: int) -> None:
    for number in range(count):
        work.sqs.send_message(QueueUrl=work.source, MessageBody=f"message {number}")


def held(sqs: Any, url: str) -> int:
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=ALL)["Attributes"]
    return sum(int(attributes[name]) for name in ALL)


def read(work: Redrive) -> list[dict[str, Any]]:
    """Everything that has come to the target."""
    messages: list[dict[str, Any]] = []
    while found := work.sqs.receive_message(
        QueueUrl=work.target, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
    ).get("Messages"):
        messages += found
    return messages


def test_all_of_it_goes_back_as_it_was_with_what_is_written_on_it(work: Redrive) -> None:
    put_aside(work, 12)
    kind = {"event": {"DataType": "String", "StringValue": "OrderSaved"}}
    work.sqs.send_message(QueueUrl=work.source, MessageBody="named", MessageAttributes=kind)
    work.move(work.waiting())
    found = read(work)
    assert (work.moved, held(work.sqs, work.source)) == (13, 0)
    assert sorted(message["Body"] for message in found) == sorted(["named", *(f"message {n}" for n in range(12))])
    named = next(message for message in found if message["Body"] == "named")
    assert named["MessageAttributes"]["event"]["StringValue"] == "OrderSaved"


def test_no_more_is_moved_than_was_asked_for(work: Redrive) -> None:
    put_aside(work, 5)
    work.move(3)
    assert (work.moved, held(work.sqs, work.source), held(work.sqs, work.target)) == (3, 2, 3)


@pytest.mark.parametrize(
    ("action", "copies"), [("receive_message", 3), ("send_message", 4), ("delete_message", 3)], ids=str
)
def test_killed_after_any_call_nothing_is_lost_and_at_most_one_message_is_doubled(
    work: Redrive, action: str, copies: int
) -> None:
    put_aside(work, 3)
    dying = Redrive(DyingAfter(work.sqs, action), work.source, work.target, hidden=0)
    with pytest.raises(Killed):
        dying.move(3)
    work.move(work.waiting())
    bodies = [message["Body"] for message in read(work)]
    assert held(work.sqs, work.source) == 0
    assert (len(bodies), set(bodies)) == (copies, {"message 0", "message 1", "message 2"})


@pytest.mark.parametrize("queue", [queue.name for queue in QUEUES])
def test_the_command_says_how_many_went_back(sqs: Any, queue: str, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(sqs, queue)
    for body in ("one", "two", "three"):
        sqs.send_message(QueueUrl=settings.failures_url(queue), MessageBody=body)
    container = cast("Container", SimpleNamespace(settings=settings, clients=clients_of(sqs)))
    redrive(container, argparse.Namespace(queue=queue, limit=2))
    assert capsys.readouterr().out == f"2 of 3 messages went back to the queue of {queue}.\n"
    assert held(sqs, settings.queue_url(queue)) == 2


def clients_of(sqs: Any) -> SimpleNamespace:
    return SimpleNamespace(client=lambda *_: sqs)


def settings_of(sqs: Any, queue: str) -> Settings:
    """Those of a stage with this queue and its failures."""
    url = sqs.create_queue(QueueName=queue)["QueueUrl"]
    sqs.create_queue(QueueName=f"{queue}-failures")
    required = {field.name: "" for field in fields(Settings) if field.required}
    return Settings(**required | {"queue_url_prefix": url.removesuffix(queue)})


# the relay's


@pytest.mark.slow
@dataclass
class Topic:
    refusing: set[str] = field(default_factory=set)
    published: list[str] = field(default_factory=list)

    def publish(self, entries: Sequence[Entry]) -> set[str]:
        self.published += [entry.id for entry in entries if entry.id not in self.refusing]
        return self.refusing & {entry.id for entry in entries}


def test_entries_that_were_set_aside_go_to_the_topic_and_what_is_none_stays(
    sqs: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, topic = settings_of(sqs, RELAY), Topic(refusing={"e2"})
    source = settings.failures_url(RELAY)
    place_in_stream = '{"DDBStreamBatchInfo": {"shardId": "shard-1"}}'
    for body in (body_of("e1"), place_in_stream, body_of("e2"), body_of("e3")):
        sqs.send_message(QueueUrl=source, MessageBody=body)
    background = SimpleNamespace(relay_journal=RelayJournal(topic))
    container = cast("Container", SimpleNamespace(settings=settings, clients=clients_of(sqs), background=background))
    redrive(container, argparse.Namespace(queue=RELAY, limit=None))
    assert capsys.readouterr().out == "2 of 4 messages went back to the topic.\n"
    assert (sorted(topic.published), held(sqs, source)) == (["e1", "e3"], 2)
