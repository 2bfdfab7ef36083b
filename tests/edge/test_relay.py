"""The journal's stream is published in order, and nothing unreadable blocks it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Entry
from chalicelib.edge.messages import QueueMessage, stream_messages
from chalicelib.edge.relay import relay
from tests.edge.queues import WrittenQueue, body_of, message, named


@dataclass
class Publisher:
    refusing: set[str] = field(default_factory=set)
    published: list[str] = field(default_factory=list)

    def __call__(self, entries: Sequence[Entry]) -> set[str]:
        self.published += [entry.id for entry in entries]
        return self.refusing


def relayed(messages: Sequence[QueueMessage], publisher: Publisher, queue: WrittenQueue) -> Sequence[str]:
    return named(relay(messages, publisher, queue.dead_letter))


def test_entries_are_published_in_the_order_they_were_committed() -> None:
    publisher = Publisher()
    assert relayed([message(name) for name in "cab"], publisher, WrittenQueue()) == []
    assert publisher.published == ["c", "a", "b"]


@pytest.mark.parametrize("body", ["", "{}", "null", '{"x":' + "[" * 100_000, '{"id": 1}', "\ud800"])
def test_poison_is_set_aside_and_the_others_go_on(body: str) -> None:
    publisher, queue = Publisher(), WrittenQueue()
    assert relayed([message("a"), QueueMessage("poison", body), message("b")], publisher, queue) == []
    assert (publisher.published, queue.put_aside) == (["a", "b"], [body])


def test_what_is_set_aside_is_seen_by_an_operator_under_its_place_in_the_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    relayed([message("a"), QueueMessage("poison", "{}")], Publisher(), WrittenQueue())
    trouble = json.loads(capsys.readouterr().out.splitlines()[0])
    assert trouble == {"trouble": "json_unreadable", "id": "poison", "batch": "relay_journal"}


def test_the_first_that_was_refused_is_told_and_no_other() -> None:
    """The stream goes on from there: whatever follows comes again by itself."""
    messages = [message(name) for name in "abcd"]
    assert relayed(messages, Publisher({"d", "b"}), WrittenQueue()) == ["message-b"]


def test_poison_before_a_refused_record_changes_nothing_about_it() -> None:
    messages = [QueueMessage("poison", "{}"), message("a"), message("b")]
    assert relayed(messages, Publisher({"b"}), WrittenQueue()) == ["message-b"]


def test_when_nothing_can_be_published_the_whole_batch_comes_again() -> None:
    def hang(_: Sequence[Entry]) -> set[str]:
        raise Unavailable

    with pytest.raises(Unavailable):
        relay([message("a")], hang, WrittenQueue().dead_letter)


def record(name: str, event: str = "INSERT", image: dict[str, Any] | None = None) -> dict[str, Any]:
    image = {"body": {"S": body_of(name)}} if image is None else image
    return {"eventName": event, "dynamodb": {"SequenceNumber": f"1{name}", "NewImage": image}}


def test_only_new_rows_of_the_journal_are_entries() -> None:
    event = {"Records": [record("1"), record("2", "MODIFY"), record("3", "REMOVE")]}
    assert stream_messages(event) == [QueueMessage("11", body_of("1"))]


def test_a_row_without_a_body_is_poison_that_an_operator_can_look_at() -> None:
    """It is set aside as it is: a queue takes no empty message, and one would block the stream for a day."""
    publisher, queue = Publisher(), WrittenQueue()
    odd = {"pk": {"S": "c1#2026-11"}, "sk": {"S": "e7"}}
    assert relayed(stream_messages({"Records": [record("1", image=odd), record("2")]}), publisher, queue) == []
    assert publisher.published == ["2"]
    assert queue.put_aside == ['{"pk":{"S":"c1#2026-11"},"sk":{"S":"e7"}}']


def test_poison_that_cannot_be_set_aside_now_comes_again() -> None:
    messages = [message("a"), QueueMessage("poison", "{}"), message("b")]
    assert relayed(messages, Publisher(), WrittenQueue(holds=False)) == ["poison"]
