"""A closed community: nobody enters and all are told why, the bot and the clock rest, and all is there afterwards."""

from datetime import timedelta

import pytest

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import CLOSING_LENGTH
from chalicelib.domain.errors import CommunityClosed, Invalid, NotFound, SessionRevoked
from chalicelib.domain.inbox.message import MessageKind, paid_payload
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.factories import COMMUNITY, a_message, a_principal, an_entry, an_order, order_saved, payable
from tests.usecases.house import House, with_anna
from tests.world import ANNA

WHY = "Группа переезжает до 1 декабря."


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.save(an_order(terms=payable()))
    return house


def close(house: House, why: str = WHY) -> None:
    house.container.communities.close.close(COMMUNITY, why)


def test_it_is_journalled_done_once_and_undone(house: House) -> None:
    for _ in range(2):
        close(house)
    community = house.stores.communities.get(COMMUNITY)
    assert (community.closed_at, community.closed_why, community.version) == (house.clock(), WHY, 2)
    house.clock.pass_by(hours=1)
    close(house, "Другие слова")
    assert house.stores.communities.get(COMMUNITY).closed_at == community.closed_at
    for _ in range(2):
        opened = house.container.communities.close.reopen(COMMUNITY)
    assert (opened.is_closed, opened.closed_why, opened.version) == (False, "", 4)
    said = [(each.event, each.before, each.after) for each in house.memory.journal]
    assert said == [
        (Event.COMMUNITY_CLOSED, {"closed": False, "why": ""}, {"closed": True, "why": WHY}),
        (Event.COMMUNITY_CLOSED, {"closed": True, "why": WHY}, {"closed": True, "why": "Другие слова"}),
        (Event.COMMUNITY_REOPENED, {"closed": True, "why": "Другие слова"}, {"closed": False, "why": ""}),
    ]


def test_words_are_asked_for_and_a_community_that_is_there(house: House) -> None:
    for why in (" ", "я" * (CLOSING_LENGTH + 1)):
        with pytest.raises(Invalid):
            close(house, why)
    with pytest.raises(NotFound):
        house.container.communities.close.close("nowhere", WHY)


def test_whoever_is_inside_is_out_within_a_minute_and_back_when_it_opens(house: House) -> None:
    check = house.container.access.check_session
    people = [a_principal(id="anna", role="buyer", since=house.clock() - timedelta(minutes=2)), a_principal()]
    close(house)
    house.clock.pass_by(seconds=60)
    for person in people:
        with pytest.raises(CommunityClosed) as refusal:
            check.vouch(person, changing=False)
        assert refusal.value.values == {"why": WHY}
    house.container.communities.close.reopen(COMMUNITY)
    house.clock.pass_by(seconds=60)
    try:
        check.vouch(people[0], changing=False)
    except SessionRevoked:
        pytest.fail("his rights are what they were")


def test_the_bot_is_silent_and_what_happened_is_not_told_afterwards(house: House) -> None:
    close(house)
    house.container.notices.send.send(order_saved(an_order()))
    house.container.communities.close.reopen(COMMUNITY)
    house.container.notices.send.send(order_saved(an_order()))
    assert house.partners.bot.sent == []
    notice = house.notice()
    assert (notice.state, notice.reason, notice.undelivered) == (NoticeState.WITHHELD, "community_closed", False)


def test_a_button_that_is_pressed_sets_nothing_going(house: House) -> None:
    message = a_message(user=ANNA, kind=MessageKind.CALLBACK, text="", payload=paid_payload("1001"))
    house.save(message)
    close(house)
    data = {"person": person_key(COMMUNITY, ANNA), "message": message.id}
    house.container.background.inbox.run(an_entry(event=Event.MESSAGE_RECEIVED, data=data))
    assert house.stores.orders.get(COMMUNITY, "1001").claims == ()


def test_the_clock_asks_for_nothing_and_all_is_kept(house: House) -> None:
    enqueue = house.container.background.enqueue_scheduled
    kept = [house.memory.of(kind, COMMUNITY) for kind in (Order, Buyer)]
    close(house)
    enqueue.enqueue([Event.STOPS_SOUGHT])
    assert house.partners.job_queue.asked == []
    assert [house.memory.of(kind, COMMUNITY) for kind in (Order, Buyer)] == kept
    house.container.communities.close.reopen(COMMUNITY)
    enqueue.enqueue([Event.STOPS_SOUGHT])
    assert [each.community for each in house.partners.job_queue.asked] == [COMMUNITY]
