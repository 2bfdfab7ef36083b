"""The journal's stream, through the topic, to the queues of those who wait for an event: over the real services."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices import STORIES
from chalicelib.events.stream import relay_journal
from chalicelib.usecases.ports import Commit
from infra.local.lambda_events import stream_event
from tests.factories import a_fact

WAITED_FOR: dict[str, set[str]] = {
    "imports": {Event.IMPORT_REQUESTED, Event.IMPORT_STARTED, Event.IMPORT_ADVANCED},
    "notices": set(STORIES),
    "purchases": {
        Event.PURCHASE_CHANGED,
        Event.PURCHASE_SPREAD,
        Event.ORGANIZER_CHANGED,
        Event.POINTS_CHANGED,
        Event.POINT_SPREAD,
        Event.REMINDERS_DUE,
    },
    "inbox": {Event.MESSAGE_RECEIVED},
    "chores": {Event.ERASURE_ASKED, Event.BUYER_ERASED},
}


class Stream:
    """The shard of the journal's stream from now on."""

    def __init__(self, hub: Hub, arn: str) -> None:
        self.streams: Any = hub._client("dynamodbstreams")
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
def stream(hub: Hub, community: Community, cloud: dict[str, str]) -> Iterator[Stream]:
    drain(hub)
    yield Stream(hub, cloud["JOURNAL_STREAM"])
    drain(hub)


def drain(hub: Hub) -> dict[str, list[Entry]]:
    return {name: _entries(hub, hub.settings.queue_url(name)) for name in WAITED_FOR}


def _entries(hub: Hub, url: str) -> list[Entry]:
    found = []
    while messages := hub._sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            found.append(msgspec.json.decode(message["Body"], type=Entry))
            hub._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


def committed(hub: Hub, community: Community) -> list[Entry]:
    """One entry of every event there is."""
    for event in Event:
        hub.commits.commit(community.id, Commit(facts=(a_fact(event=event),)))
    return list(hub.journal.of(community.id, "buyer/anna"))


def test_every_queue_gets_the_events_it_waits_for_and_no_others(hub: Hub, community: Community, stream: Stream) -> None:
    entries = committed(hub, community)
    assert relay_journal(stream.event(community.id), None) == {"batchItemFailures": []}
    told = drain(hub)
    for name, events in WAITED_FOR.items():
        assert sorted(told[name], key=lambda entry: entry.id) == [each for each in entries if each.event in events]


def test_the_message_is_the_entry_as_it_was_committed(hub: Hub, community: Community, stream: Stream) -> None:
    data = {"number": "1001", "lines": [[None, ["Б-1", 2]]]}
    hub.commits.commit(community.id, Commit(facts=(a_fact(event=Event.ORDER_SAVED, data=data),)))
    relay_journal(stream.event(community.id), None)
    (entry,) = hub.journal.of(community.id, "buyer/anna")
    assert (drain(hub)["notices"], entry.data) == ([entry], data)


def test_a_row_that_cannot_be_read_is_set_aside_and_does_not_stop_the_others(
    hub: Hub, community: Community, stream: Stream
) -> None:
    entries = committed(hub, community)
    event = stream.event(community.id)
    place = [entry.event for entry in entries].index(Event.ORDER_SAVED)
    event["Records"][place]["dynamodb"]["NewImage"]["body"]["S"] = "torn"
    assert relay_journal(event, None) == {"batchItemFailures": []}
    told = [entry.event for entries in drain(hub).values() for entry in entries]
    assert sorted(told) == sorted({event for events in WAITED_FOR.values() for event in events} - {Event.ORDER_SAVED})
    url = hub.settings.failures_url("relay")
    (message,) = hub._sqs.receive_message(QueueUrl=url)["Messages"]
    assert message["Body"] == "torn"
    hub._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def test_changes_and_removals_of_rows_say_nothing(hub: Hub, community: Community, stream: Stream) -> None:
    committed(hub, community)
    event = stream.event(community.id)
    for record in event["Records"]:
        record["eventName"] = "REMOVE"
        record["dynamodb"].pop("NewImage")
    assert relay_journal(event, None) == {"batchItemFailures": []}
    assert drain(hub) == {name: [] for name in WAITED_FOR}
