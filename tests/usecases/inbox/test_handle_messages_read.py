"""A pressed button shows that notices were read."""

from datetime import timedelta

import pytest

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NoticeState
from tests.factories import NOW, a_message, a_notice
from tests.usecases.annex import Annex
from tests.usecases.inbox.pressing import claims, pressed, received, settled


@pytest.fixture
def annex() -> Annex:
    """Anna owes 1,000 roubles for an order that may be paid."""
    return settled(Annex())


def state(annex: Annex, name: str = "event/e1") -> NoticeState:
    return annex.notice(name).state


def test_a_notice_whose_button_was_pressed_was_delivered(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", template="payment_opened"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert state(annex) is NoticeState.DELIVERED
    assert Event.NOTICE_DELIVERED in annex.memory.events()


def test_all_that_was_said_of_its_order_before_was_read_and_of_another_order_nothing(annex: Annex) -> None:
    annex.save(a_notice(), a_notice(id="event/e1"), a_notice(id="event/e2", number="1002"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert [state(annex, name) for name in ("order/1001", "event/e1", "event/e2")] == [
        NoticeState.DELIVERED,
        NoticeState.DELIVERED,
        NoticeState.SENT,
    ]


def test_what_he_writes_tells_nothing_of_notices_and_asks_for_none(annex: Annex) -> None:
    """OK tells no number of what we sent, so that an answer in words cannot be told from a question."""
    annex.save(a_notice(id="event/e1"))
    event = received(annex, a_message(text="Спасибо!", reply_to="mid:9"))
    annex.wire.set()
    annex.container.inbox.handle_messages.run(event)
    assert (state(annex), claims(annex)) == (NoticeState.SENT, [])
    assert [call for call in annex.wire.calls if "of_buyer" in str(call)] == []


def test_a_notice_sent_after_the_press_was_not_answered_by_it(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", at=NOW + timedelta(minutes=1)))
    annex.container.inbox.handle_messages.run(pressed(annex, at=NOW))
    assert state(annex) is NoticeState.SENT


@pytest.mark.parametrize("other", [NoticeState.WITHHELD, NoticeState.REFUSED, NoticeState.SENDING])
def test_only_what_was_sent_can_have_been_read(annex: Annex, other: NoticeState) -> None:
    annex.save(a_notice(id="event/e1", state=other))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert state(annex) is other


def test_a_notice_of_another_buyer_is_not_delivered_by_this_one(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", buyer="elena"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert annex.notice("event/e1", "elena").state is NoticeState.SENT
