"""One message is asked for each person and channel, each once, however many they are."""

from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.usecases.notices.desk_facts import TOGETHER, due_fact, due_facts, item_of, say_in_parts
from tests.factories import COMMUNITY, NOW, an_entry
from tests.usecases.house import House

NOTICE = DeskNotice.CONNECTION_REFUSED
VALUES = {"title": "Ozon", "lines": 2}
PETR = NoticeSettings(
    COMMUNITY,
    "petr",
    {NOTICE: (Channel.EMAIL, Channel.SMS)},
    {Channel.EMAIL: Address("petr@example.com", verified_at=NOW), Channel.SMS: Address("+79160000009")},
)


def test_he_is_told_where_he_is_reached_and_not_twice() -> None:
    told = [fact.data["channel"] for fact in due_facts(PETR, NOTICE, VALUES)]
    assert told == [Channel.OK, Channel.EMAIL]
    assert [fact.data["channel"] for fact in due_facts(PETR, NOTICE, VALUES, Channel.OK)] == [Channel.EMAIL]
    assert due_facts(replace(PETR, addresses={}), NOTICE, VALUES, Channel.OK) == []


def test_what_is_asked_for_is_what_is_told_and_says_no_address() -> None:
    (_, fact) = due_facts(PETR, NOTICE, VALUES)
    assert "petr@example.com" not in str(fact)
    item = item_of(an_entry(id="due1", event=fact.event, subject=fact.subject, data=fact.data))
    assert (item.id, item.notice, item.at, item.values) == ("due1", NOTICE, NOW, VALUES)


def test_an_event_that_has_nothing_to_say_is_told_all_the_same() -> None:
    for about in (None, "nonsense"):
        data = {"notice": NOTICE.value, "about": about}
        assert item_of(an_entry(event=Event.NOTICE_DUE, data=data)).values == {}


def test_each_of_many_hears_once_though_it_is_begun_again_in_the_middle(house: House) -> None:
    facts = [due_fact(f"p{place}", Channel.OK, NOTICE, VALUES) for place in range(2 * TOGETHER + 1)]
    say_in_parts(house.stores.commits, COMMUNITY, facts[:TOGETHER], "e1/desk")
    for _ in range(2):
        say_in_parts(house.stores.commits, COMMUNITY, facts, "e1/desk")
    told = [entry.data["buyer"] for entry in house.memory.journal if entry.event == Event.NOTICE_DUE]
    assert told == [f"p{place}" for place in range(2 * TOGETHER + 1)]
