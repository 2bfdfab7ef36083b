"""An announcement to a thousand buyers: how often SNS is called until all of it is told (P11)."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.edge.messages import stream_messages
from chalicelib.edge.relay import relay
from chalicelib.messaging.publisher import SnsPublisher
from chalicelib.usecases.relay_journal import RelayJournal
from tests.edge.queues import WrittenQueue
from tests.factories import a_buyer, a_principal, an_order, ok_id_of
from tests.usecases.house import House

BUYERS = 1_000
AT_ONCE = 100
"""Records of the stream in one batch, as the function is configured."""


class CountedTopic:
    """Takes everything; ``calls`` are how many messages came with each."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.told: list[Entry] = []

    def publish_batch(self, TopicArn: str, PublishBatchRequestEntries: list[dict[str, Any]]) -> Any:  # noqa: N803
        self.calls.append(len(PublishBatchRequestEntries))
        self.told += [msgspec.json.decode(each["Message"], type=Entry) for each in PublishBatchRequestEntries]
        return {"Successful": []}


def relayed(entries: Sequence[Entry]) -> CountedTopic:
    """Through the stream's batches, as Lambda hands them over when there is a lot to do."""
    topic = CountedTopic()
    relaying = RelayJournal(SnsPublisher(topic, "arn:topic"))
    records = [record(place, entry) for place, entry in enumerate(entries)]
    for start in range(0, len(records), AT_ONCE):
        messages = stream_messages({"Records": records[start : start + AT_ONCE]})
        assert relay(messages, relaying.relay, WrittenQueue().dead_letter) == {"batchItemFailures": []}
    return topic


def record(place: int, entry: Entry) -> dict[str, Any]:
    image = {"body": {"S": msgspec.json.encode(entry).decode()}}
    return {"eventName": "INSERT", "dynamodb": {"SequenceNumber": str(place), "NewImage": image}}


@pytest.fixture(scope="module")
def announced() -> list[Entry]:
    """What the journal says when a purchase with a thousand orders is stopped."""
    house = House()
    for place in range(BUYERS):
        house.join(a_buyer(id=f"buyer{place:04}", ok_id=ok_id_of(place)))
        house.save(an_order(number=str(2000 + place), buyer=f"buyer{place:04}", terms=Terms()))
    house.container.purchases.manage.move(a_principal(), "shoes", Stage.STOPPED)
    house.spread()
    return list(house.memory.journal)


def test_everybody_is_told_of_it_in_a_hundred_calls(announced: list[Entry]) -> None:
    news = [entry for entry in announced if entry.event in NOTICE_TYPES]
    assert len({entry.data["buyer"] for entry in news}) == len(news) == BUYERS
    topic = relayed(news)
    assert topic.told == news
    assert len(topic.calls) == BUYERS / 10 <= 102


def test_with_all_that_carries_it_to_the_orders_hardly_more(announced: list[Entry]) -> None:
    """The chain asks for its next step after every fifty orders."""
    topic = relayed(announced)
    steps = [entry for entry in topic.told if entry.event in (Event.PURCHASE_CHANGED, Event.PURCHASE_PROPAGATED)]
    assert len(topic.told) == BUYERS + len(steps)
    assert len(topic.calls) <= 102
