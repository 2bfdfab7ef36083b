"""The journal's stream, through the topic, to the queues of those who wait for an event: over the real services."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.events.stream import relay_journal
from chalicelib.usecases.notices.desk_news import KINDS
from chalicelib.usecases.ports import Commit
from infra.local.lambda_events import stream_event
from tests.factories import a_fact

WAITED_FOR: dict[str, set[str]] = {
    "imports": {Event.IMPORT_REQUESTED, Event.IMPORT_STARTED, Event.IMPORT_ADVANCED},
    "notices": {*NOTICE_TYPES, Event.NOTICE_DUE},
    "purchases": {
        Event.PURCHASE_CHANGED,
        Event.PURCHASE_PROPAGATED,
        Event.PROGRESS_SOUGHT,
        Event.MESSAGES_DUE,
        Event.DELIVERY_CHANGED,
        Event.GOODS_CHANGED,
        Event.DELIVERY_WEIGHED,
        Event.DELIVERY_SHARED,
        Event.ORGANIZER_CHANGED,
        Event.ORGANIZER_PROPAGATED,
        Event.POINTS_CHANGED,
        Event.POINT_PROPAGATED,
        Event.REMINDERS_DUE,
    },
    "inbox": {Event.MESSAGE_RECEIVED, Event.CLAIM_FILED, Event.CLAIM_TAPPED, Event.DECISION_NEEDED, *KINDS},
    "jobs": {Event.ERASURE_ASKED, Event.BUYER_ERASED, Event.COMPARISON_ASKED},
}


class Stream:
    """The shard of the journal's stream from now on."""

    def __init__(self, container: Container, arn: str) -> None:
        self.streams: Any = container.clients.client("dynamodbstreams")
        self.arn = arn
        shard = self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"][0]["ShardId"]
        self.place = self.streams.get_shard_iterator(StreamArn=self.arn, ShardId=shard, ShardIteratorType="LATEST")[
            "ShardIterator"
        ]

    def event(self, community: str) -> Any:
        """What was written since, of one community, as Lambda hands it over."""
        answer = self.streams.get_records(ShardIterator=self.place)
        records = [
            record for record in answer["Records"] if record["dynamodb"]["Keys"]["pk"]["S"].startswith(f"{community}#")
        ]
        return stream_event(records, self.arn)


@pytest.fixture
def stream(container: Container, community: Community, cloud: dict[str, str]) -> Iterator[Stream]:
    drain(container)
    yield Stream(container, cloud["JOURNAL_STREAM"])
    drain(container)


def drain(container: Container) -> dict[str, list[Entry]]:
    return {name: _entries(container, container.settings.queue_url(name)) for name in WAITED_FOR}


def _entries(container: Container, url: str) -> list[Entry]:
    found = []
    while messages := container.clients.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            found.append(msgspec.json.decode(message["Body"], type=Entry))
            container.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


def committed(container: Container, community: Community) -> list[Entry]:
    """One entry of every event there is."""
    for event in Event:
        container.stores.commits.commit(community.id, Commit(facts=(a_fact(event=event),)))
    return list(container.stores.journal.of(community.id, "buyer/anna"))


def test_every_queue_gets_the_events_it_waits_for_and_no_others(
    container: Container, community: Community, stream: Stream
) -> None:
    entries = committed(container, community)
    assert relay_journal(stream.event(community.id), None) == {"batchItemFailures": []}
    told = drain(container)
    for name, events in WAITED_FOR.items():
        assert sorted(told[name], key=lambda entry: entry.id) == [each for each in entries if each.event in events]


def test_the_message_is_the_entry_as_it_was_committed(
    container: Container, community: Community, stream: Stream
) -> None:
    data = {"number": "1001", "lines": [[None, ["Б-1", 2]]]}
    container.stores.commits.commit(community.id, Commit(facts=(a_fact(event=Event.ORDER_SAVED, data=data),)))
    relay_journal(stream.event(community.id), None)
    (entry,) = container.stores.journal.of(community.id, "buyer/anna")
    assert (drain(container)["notices"], entry.data) == ([entry], data)


def test_a_row_that_cannot_be_read_is_set_aside_and_does_not_stop_the_others(
    container: Container, community: Community, stream: Stream
) -> None:
    entries = committed(container, community)
    event = stream.event(community.id)
    place = [entry.event for entry in entries].index(Event.ORDER_SAVED)
    event["Records"][place]["dynamodb"]["NewImage"]["body"]["S"] = "torn"
    assert relay_journal(event, None) == {"batchItemFailures": []}
    told = [entry.event for entries in drain(container).values() for entry in entries]
    waited_for = [event for events in WAITED_FOR.values() for event in events if event != Event.ORDER_SAVED]
    assert sorted(told) == sorted(waited_for)
    url = container.settings.failures_url("relay")
    (message,) = container.clients.sqs.receive_message(QueueUrl=url)["Messages"]
    assert message["Body"] == "torn"
    container.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def test_changes_and_removals_of_rows_say_nothing(container: Container, community: Community, stream: Stream) -> None:
    committed(container, community)
    event = stream.event(community.id)
    for record in event["Records"]:
        record["eventName"] = "REMOVE"
        record["dynamodb"].pop("NewImage")
    assert relay_journal(event, None) == {"batchItemFailures": []}
    assert drain(container) == {name: [] for name in WAITED_FOR}
