"""A buyer hears of an order: once for all that changed, and what became of it is written down."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Topic
from chalicelib.domain.communities.community import BOT_TOKEN
from chalicelib.domain.errors import Invalid, NotYet, Unavailable
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Entry, Event, buyer_subject, order_subject
from chalicelib.domain.notices.notice import NOTICE_TYPES, NoticeState, notice_id
from chalicelib.usecases.ports import AnswerLost, Patience
from tests.factories import COMMUNITY, a_buyer, an_import, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.stories import order_for, told_of
from tests.usecases.notices.telling import change, tell
from tests.usecases.rivals import Overtaken
from tests.world import ANNA


def test_the_message_tells_the_order_and_leads_into_the_cabinet(house: House) -> None:
    tell(house)
    (sent,) = house.partners.bot.sent
    assert (sent.token, sent.user) == ("bot-token", ANNA)
    for part in ("1001", "Осенняя обувь", "Закупаемся вместе", "Ботинки, 38", "3\u00a0839\u00a0₽"):
        assert part in sent.text
    assert sent.link.url == "https://ok.ru/group/54000000000123/app/1?custom_args=order%3D1001"
    assert house.memory.events() == [Event.NOTICE_SENT]


@pytest.mark.parametrize("event", NOTICE_TYPES)
def test_every_event_is_told_once_and_leaves_a_record_of_its_delivery(house: House, event: str) -> None:
    house.save(order_for(event, version=1))
    entry = told_of(event)
    for _ in range(3):
        house.container.notices.send.send(entry)
    assert len(house.partners.bot.sent) == 1
    notice = house.notice(notice_id(entry))
    assert (notice.state, notice.attempts) == (NoticeState.SENT, 1)
    (said,) = house.memory.journal
    about = buyer_subject("anna") if "number" not in entry.data else order_subject("1001")
    assert (said.event, said.subject, said.data["letter"]) == (
        Event.NOTICE_SENT,
        about,
        NOTICE_TYPES["OrderSaved"].template if event == Event.ORDER_CHANGED else NOTICE_TYPES[event].template,
    )


def test_two_events_of_one_order_are_two_messages(house: House) -> None:
    house.save(order_for(Event.PAYMENT_RECORDED, version=1))
    for name in ("first", "second"):
        house.container.notices.send.send(told_of(Event.PAYMENT_RECORDED, id=name))
    assert len(house.partners.bot.sent) == 2


def test_it_speaks_the_language_of_the_last_visit_or_else_the_communitys(house: House) -> None:
    tell(house)
    house.save(a_buyer(language="en", version=1))
    change(house)
    tell(house)
    assert [sent.link.text for sent in house.partners.bot.sent] == ["Открыть заказ", "Open the order"]
    assert "has changed" in house.partners.bot.sent[1].text


def test_without_a_bot_nothing_is_sent_and_the_organizer_sees_it(house: House) -> None:
    house.memory.secrets.pop((COMMUNITY, BOT_TOKEN))
    tell(house)
    assert (house.notice().reason, house.notice().undelivered) == ("no_bot", True)
    assert house.memory.events() == [Event.NOTICE_WITHHELD]


def test_changes_that_come_at_once_are_told_once_as_the_order_is_now(house: House) -> None:
    for share in (100, 200, 300):
        change(house, delivery_share=share)
    for _ in range(4):
        tell(house)
    (sent,) = house.partners.bot.sent
    assert "3\u00a0842\u00a0₽" in sent.text
    assert house.notice().revision == 4


def test_a_later_change_is_told_as_a_change(house: House) -> None:
    tell(house)
    change(house)
    tell(house)
    assert "записан" in house.partners.bot.sent[0].text
    assert "изменился" in house.partners.bot.sent[1].text


def edit(event: Event, name: str) -> Entry:
    return order_saved(an_order(), event=event, id=name)


@pytest.mark.parametrize("first", [Event.ORDER_SAVED, Event.ORDER_CHANGED])
def test_a_switched_off_change_does_not_silence_a_new_order_whichever_event_comes_first(
    house: House, first: Event
) -> None:
    house.save(a_buyer(muted=frozenset({Topic.ORDER_CHANGED}), version=1))
    change(house)
    second = Event.ORDER_SAVED if first is Event.ORDER_CHANGED else Event.ORDER_CHANGED
    for name, event in enumerate((first, second)):
        house.container.notices.send.send(edit(event, f"e{name}"))
    (sent,) = house.partners.bot.sent
    assert "записан" in sent.text
    change(house)
    house.container.notices.send.send(edit(Event.ORDER_CHANGED, "e3"))
    assert len(house.partners.bot.sent) == 1


def test_who_does_not_want_to_hear_of_new_orders_hears_of_their_changes(house: House) -> None:
    house.save(a_buyer(muted=frozenset({Topic.ORDER_SAVED}), version=1))
    tell(house)
    assert (house.partners.bot.sent, house.notice().reason) == ([], "muted")
    change(house)
    house.container.notices.send.send(edit(Event.ORDER_CHANGED, "e2"))
    assert "изменился" in house.partners.bot.sent[0].text


def test_a_message_that_will_never_go_out_is_given_up(house: House) -> None:
    house.partners.bot.troubles.append(Invalid("ok_454"))
    tell(house)
    tell(house)
    assert (house.notice().state, house.notice().reason) == (NoticeState.REFUSED, "ok_454")
    assert (house.partners.bot.sent, house.memory.events()) == ([], [Event.NOTICE_REFUSED])


def test_when_ok_cannot_be_reached_the_notice_waits_and_the_next_try_sends_it(house: House) -> None:
    house.partners.bot.troubles.append(Unavailable("ok_unavailable", retry_after=30))
    with pytest.raises(Unavailable) as refusal:
        tell(house)
    assert (refusal.value.retry_after, house.notice().state) == (30, NoticeState.WAITING)
    house.clock.pass_by(seconds=30)
    tell(house)
    assert len(house.partners.bot.sent) == 1
    assert (house.notice().attempts, house.memory.events()) == (2, [Event.NOTICE_SENT])


def test_a_notice_that_fails_takes_nothing_back(house: House) -> None:
    """The event was committed long before; what the failure leaves is the notice and the gate."""
    house.save(order_for(Event.PAYMENT_RECORDED, version=1))
    before = dict(house.memory.things)
    for trouble in (Unavailable(), AnswerLost(), Invalid("ok_454")):
        house.partners.bot.troubles.append(trouble)
        with pytest.raises(Unavailable) if isinstance(trouble, Unavailable) else pytest.raises(NotYet):
            house.container.notices.send.send(told_of(Event.PAYMENT_RECORDED, id=f"e-{trouble}"))
    changed = {key for key, thing in house.memory.things.items() if before.get(key) != thing}
    assert {key[0] for key in changed} == {"Notice", "CircuitBreaker"}


# an answer that was lost


def test_an_order_or_a_buyer_that_is_gone_is_told_of_no_more(house: House) -> None:
    house.container.notices.send.send(order_saved(an_order(number="404")))
    house.container.notices.send.send(order_saved(an_order(buyer="nobody")))
    assert (house.partners.bot.sent, house.memory.journal) == ([], [])


# two at once


def test_of_two_senders_at_once_one_sends(house: House) -> None:
    """The other one claims the notice between our look and our claim."""
    rival = Overtaken(house.memory, ahead=[lambda: tell(house)])
    with pytest.raises(NotYet, match="notice_busy"):
        replace(house.container.notices.send, commits=rival).send(order_saved(an_order()))
    tell(house)
    assert len(house.partners.bot.sent) == 1
    assert house.memory.events() == [Event.NOTICE_SENT]


def test_an_order_that_changes_between_the_look_and_the_claim_is_told_as_it_was_and_then_as_it_is(house: House) -> None:
    rival = Overtaken(house.memory, ahead=[lambda: change(house, delivery_share=100)])
    replace(house.container.notices.send, commits=rival).send(order_saved(an_order()))
    tell(house)
    assert [
        "3\u00a0839\u00a0₽" in house.partners.bot.sent[0].text,
        "3\u00a0840\u00a0₽" in house.partners.bot.sent[1].text,
    ] == [True] * 2


# an import that is under way


@pytest.mark.parametrize("state", [ImportState.APPLYING, ImportState.SPLITTING])
def test_an_order_is_told_when_the_import_that_changes_it_is_done(house: House, state: ImportState) -> None:
    event = replace(order_saved(an_order()), data={**order_saved(an_order()).data, "import": "job"})
    house.save(running := an_import(id="job", state=state))
    with pytest.raises(NotYet):
        house.container.notices.send.send(event)
    assert house.partners.bot.sent == []
    house.save(replace(running, state=ImportState.DONE, version=1))
    house.container.notices.send.send(event)
    assert len(house.partners.bot.sent) == 1


def test_an_import_that_does_not_end_is_not_waited_for_for_ever(house: House) -> None:
    house.save(an_import(id="job", state=ImportState.APPLYING))
    event = replace(order_saved(an_order()), data={**order_saved(an_order()).data, "import": "job"})
    house.clock.pass_by(hours=2)
    house.container.notices.send.send(event)
    assert len(house.partners.bot.sent) == 1


# Time


def test_who_has_no_time_to_write_an_answer_down_asks_for_none(house: House) -> None:
    hurried = replace(house.container.notices.send, patience=Patience(lambda: 9.0, house.partners.rests.rest))
    with pytest.raises(NotYet):
        hurried.send(order_saved(an_order()))
    assert (house.partners.bot.sent, house.stores.notices.of_buyer(COMMUNITY, "anna")) == ([], [])
    tell(house)
    assert len(house.partners.bot.sent) == 1
