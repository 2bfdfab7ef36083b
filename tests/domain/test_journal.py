"""The journal's words: queues, rows and releases agree on them."""

from collections.abc import Callable

import msgspec
import pytest

from chalicelib.domain import journal
from chalicelib.domain.journal import Entry, Event
from tests.factories import an_entry

SUBJECTS: list[tuple[Callable[[str], str], str]] = [
    (journal.order_subject, "order/x"),
    (journal.import_subject, "import/x"),
    (journal.purchase_subject, "purchase/x"),
    (journal.claim_subject, "claim/x"),
    (journal.buyer_subject, "buyer/x"),
    (journal.view_subject, "view/x"),
    (journal.organizer_subject, "organizer/x"),
    (journal.conversation_subject, "conversation/x"),
    (journal.community_subject, "community/x"),
    (journal.api_key_subject, "api_key/x"),
    (journal.session_subject, "session/x"),
]


def test_every_noun_has_a_subject_of_its_own_which_is_kept_for_ever() -> None:
    for write, subject in SUBJECTS:
        assert write("x") == subject
    named = {name for name in vars(journal) if name.endswith("_subject")}
    assert named == {write.__name__ for write, _ in SUBJECTS}


def test_an_event_is_said_in_the_past_and_no_two_are_said_the_same() -> None:
    assert len({event.value for event in Event}) == len(Event)
    assert all(event.value.isascii() and event.value.isalpha() and event.value[0].isupper() for event in Event)


def test_an_entry_is_read_as_it_was_written_also_by_a_release_that_does_not_know_the_event() -> None:
    entry = an_entry(event="OrderDreamt", data={"number": "1001", "lines": [[None, ["Б-1", 2]]]}, correlation="c")
    assert msgspec.json.decode(msgspec.json.encode(entry), type=Entry) == entry


def test_an_entry_without_its_subject_or_its_moment_is_none() -> None:
    written = msgspec.json.decode(msgspec.json.encode(an_entry()))
    for missing in ("id", "community", "subject", "event", "at", "actor"):
        with pytest.raises(msgspec.ValidationError, match=missing):
            msgspec.convert({name: value for name, value in written.items() if name != missing}, Entry)
