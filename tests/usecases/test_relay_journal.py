"""What the journal says goes out."""

from chalicelib.usecases.relay_journal import RelayJournal
from tests.factories import an_entry
from tests.fakes import FakePublisher


def test_entries_go_out_in_their_order_and_the_refused_are_named() -> None:
    publisher = FakePublisher(refusing={"e2"})
    entries = [an_entry(id=name) for name in ("e1", "e2", "e3")]
    assert RelayJournal(publisher).relay(entries) == {"e2"}
    assert [entry.id for entry in publisher.published] == ["e1", "e3"]


def test_nothing_to_tell_asks_nobody() -> None:
    assert RelayJournal(FakePublisher(refusing={"e1"})).relay([]) == set()
