"""Records of queues and what is in them."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry, Event
from chalicelib.edge.messages import QueueMessage, queue_messages, read_entry
from tests.factories import NOW

ENTRIES = st.builds(
    Entry,
    st.text(),
    st.text(),
    st.text(),
    st.sampled_from(Event),
    st.just(NOW),
    st.text(),
    st.dictionaries(st.text(), st.one_of(st.text(), st.integers(-(2**53), 2**53), st.booleans(), st.none())),
    st.text(),
)


def test_a_record_of_a_queue_tells_how_often_it_came() -> None:
    record = {
        "messageId": "m1",
        "body": "{}",
        "receiptHandle": "r1",
        "attributes": {"ApproximateReceiveCount": "3"},
    }
    assert queue_messages({"Records": [record]}) == [QueueMessage("m1", "{}", "r1", 3)]


@pytest.mark.parametrize(("sent", "age"), [(0, 0), (-5, 5), (-72 * 3600, 72 * 3600), (60, 0)])
def test_a_record_of_a_queue_tells_how_long_it_has_been_there(sent: float, age: float) -> None:
    """A clock that is ahead of ours makes no message younger than new."""
    attributes = {"ApproximateReceiveCount": "1", "SentTimestamp": str(int((time.time() + sent) * 1000))}
    record = {"messageId": "m1", "body": "{}", "receiptHandle": "r1", "attributes": attributes}
    (message,) = queue_messages({"Records": [record]})
    assert message.age == pytest.approx(age, abs=2)


@settings(deadline=None)
@given(ENTRIES)
def test_an_entry_is_read_as_it_was_written(entry: Entry) -> None:
    assert read_entry(msgspec.json.encode(entry).decode()) == entry


@settings(deadline=None)
@given(st.text())
def test_junk_is_no_entry(body: str) -> None:
    with pytest.raises(Invalid, match="json_unreadable"):
        read_entry(body)


def test_an_event_of_a_newer_release_travels_on() -> None:
    body = msgspec.json.encode(Entry("1", "c", "s", Event.ORDER_SAVED, NOW, "a")).decode()
    assert read_entry(body.replace("OrderSaved", "OrderDreamt")).event == "OrderDreamt"
