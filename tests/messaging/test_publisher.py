"""Journal entries → the topic."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from chalicelib.domain.journal import Entry, Event
from chalicelib.messaging.publisher import BATCH, LARGEST_BATCH, SnsPublisher
from tests.factories import an_entry

LARGEST_CALL = 262_144
"""SNS refuses a batch above 256 KB."""


@dataclass
class Topic:
    """Keeps what was published; refuses the bodies it was told to."""

    calls: list[list[dict[str, Any]]] = field(default_factory=list)
    refusing: str = "nothing"

    def publish_batch(self, TopicArn: str, PublishBatchRequestEntries: list[dict[str, Any]]) -> Any:  # noqa: N803
        assert TopicArn == "arn:topic"
        self.calls.append(PublishBatchRequestEntries)
        failed = [{"Id": each["Id"]} for each in PublishBatchRequestEntries if self.refusing in each["Message"]]
        return {"Successful": [], **({"Failed": failed} if failed else {})}


def publish(topic: Topic, entries: list[Entry]) -> set[str]:
    return SnsPublisher(topic, "arn:topic").publish(entries)


def test_entries_go_ten_in_a_call_in_their_order() -> None:
    topic, entries = Topic(), [an_entry(id=f"e{place}") for place in range(2 * BATCH + 3)]
    assert publish(topic, entries) == set()
    assert [len(call) for call in topic.calls] == [10, 10, 3]
    sent = [msgspec.json.decode(each["Message"], type=Entry) for call in topic.calls for each in call]
    assert sent == entries


def test_the_name_of_the_event_goes_as_an_attribute_that_subscriptions_filter_on() -> None:
    topic = Topic()
    publish(topic, [an_entry(event=Event.ORDER_SAVED)])
    assert topic.calls[0][0]["MessageAttributes"] == {"event": {"DataType": "String", "StringValue": "OrderSaved"}}


def test_a_call_never_exceeds_what_the_topic_takes() -> None:
    topic = Topic()
    publish(topic, [an_entry(data={"lines": "я" * 30_000}) for _ in range(12)])
    weights = [sum(len(each["Message"].encode()) for each in call) for call in topic.calls]
    assert max(weights) <= LARGEST_BATCH < LARGEST_CALL
    assert sum(len(call) for call in topic.calls) == 12


def test_what_was_refused_is_named_and_the_rest_goes_out() -> None:
    topic = Topic(refusing='"e11"')
    assert publish(topic, [an_entry(id=f"e{place}") for place in range(13)]) == {"e11"}
    assert len(topic.calls) == 2


def test_nothing_is_no_call() -> None:
    topic = Topic()
    assert publish(topic, []) == set()
    assert topic.calls == []
