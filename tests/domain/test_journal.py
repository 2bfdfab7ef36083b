"""The journal's words: queues, rows and releases agree on them."""

from collections.abc import Callable

import msgspec
import pytest

from chalicelib.domain import journal
from chalicelib.domain.journal import Entry, Event, Fact
from chalicelib.usecases.ports import Commit
from tests.audited import TOLD, UNTOLD, check_told
from tests.factories import COMMUNITY, an_entry
from tests.usecases.house import House

SUBJECTS: list[tuple[Callable[[str], str], str]] = [
    (journal.order_subject, "order/x"),
    (journal.import_subject, "import/x"),
    (journal.purchase_subject, "purchase/x"),
    (journal.claim_subject, "claim/x"),
    (journal.buyer_subject, "buyer/x"),
    (journal.price_list_subject, "price_list/x"),
    (journal.offer_subject, "offer/x"),
    (journal.view_subject, "view/x"),
    (journal.organizer_subject, "organizer/x"),
    (journal.conversation_subject, "conversation/x"),
    (journal.community_subject, "community/x"),
    (journal.api_key_subject, "api_key/x"),
    (journal.session_subject, "session/x"),
    (journal.passkey_subject, "passkey/x"),
    (journal.account_subject, "account/x"),
    (journal.supplier_subject, "supplier/x"),
    (journal.external_subject, "external/x"),
]


def test_every_noun_has_a_subject_of_its_own_which_is_kept_for_ever() -> None:
    for write, subject in SUBJECTS:
        assert write("x") == subject
    named = {name for name in vars(journal) if name.endswith("_subject")}
    assert named == {write.__name__ for write, _ in SUBJECTS}


def test_every_event_tells_before_and_after_or_says_why_not() -> None:
    excused = [event for events in UNTOLD.values() for event in events]
    assert sorted([*TOLD, *excused]) == sorted(Event)
    assert all(len(why) > 20 for why in UNTOLD)


def test_an_entry_that_says_too_little_or_whose_name_is_refused() -> None:
    check_told(Fact(Event.PAYMENT_RECORDED, "order/1001", before={"paid": 0}, after={"paid": 100}))
    check_told(Fact(Event.ORDER_PAID, "order/1001"))
    for wrong in (
        Fact(Event.PAYMENT_RECORDED, "order/1001", {"paid": 100}),
        Fact(Event.PAYMENT_RECORDED, "order/1001", after={"paid": 100}),
        Fact(Event.API_KEY_MADE, "api_key/1", before={"revoked": False}),
        Fact(Event.CONNECTION_CHANGED, "community/c1", before={}, after={"token": "t"}),
        Fact(Event.ORGANIZER_CHANGED, "organizer/maria", before={}, after={"last_name": "Орлова"}),
    ):
        with pytest.raises(AssertionError):
            check_told(wrong)


def test_use_cases_are_held_to_it() -> None:
    said = Fact(Event.PURCHASE_CREATED, "purchase/shoes", {"title": "Осенняя обувь"})
    with pytest.raises(AssertionError, match="PurchaseCreated"):
        House().stores.commits.commit(COMMUNITY, Commit(facts=(said,)))


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
