"""OK's answer to a message was lost: it is repeated once, and nobody else sends meanwhile."""

from contextlib import suppress
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import LEASE, NoticeState
from chalicelib.usecases.ports import AnswerLost
from tests.factories import a_notice, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.bots import LosingBot
from tests.usecases.notices.telling import change, tell


@pytest.mark.parametrize("delivered", [True, False])
def test_a_lost_answer_is_repeated_after_the_lease_and_the_journal_shows_it(house: House, delivered: bool) -> None:
    house.partners.bot.troubles.append(AnswerLost())
    house.partners.bot.delivers_lost = delivered
    with pytest.raises(AnswerLost):
        tell(house)
    with pytest.raises(NotYet) as busy:
        tell(house)
    assert (busy.value.reason, busy.value.retry_after) == ("notice_busy", 90)
    house.clock.moment += LEASE
    tell(house)
    assert len(house.partners.bot.sent) == 1 + delivered
    assert house.memory.events() == [Event.NOTICE_REPEATED, Event.NOTICE_SENT]
    assert (house.notice().state, house.notice().lost) == (NoticeState.SENT, 0)


def test_answers_that_are_lost_again_and_again_double_a_message_once_and_the_organizer_is_told(house: House) -> None:
    bot = LosingBot()
    send_notices = replace(house.container.notices.send, bot=bot)
    for _ in range(6):
        with suppress(AnswerLost):
            send_notices.send(order_saved(an_order()))
        house.clock.pass_by(hours=1)
    assert len(bot.sent) == 2
    assert (house.notice().state, house.notice().reason) == (NoticeState.REFUSED, "answer_lost")
    assert house.notice().undelivered
    assert house.memory.events() == [Event.NOTICE_REPEATED, Event.NOTICE_REFUSED]


def test_after_two_lost_answers_the_next_change_is_told_again(house: House) -> None:
    house.save(a_notice(state=NoticeState.SENDING, lost=1))
    house.clock.moment += LEASE
    tell(house)
    assert house.notice().reason == "answer_lost"
    change(house)
    tell(house)
    assert len(house.partners.bot.sent) == 1


def test_a_busy_lease_keeps_others_away(house: House) -> None:
    house.save(a_notice(state=NoticeState.SENDING, at=house.clock() - LEASE + timedelta(seconds=1)))
    with pytest.raises(NotYet):
        tell(house)
    assert house.partners.bot.sent == []


def test_a_change_during_a_lost_send_is_told_once_in_its_last_state(house: House) -> None:
    house.partners.bot.troubles.append(AnswerLost())
    with pytest.raises(AnswerLost):
        tell(house)
    change(house, delivery_share=100)
    house.clock.moment += LEASE
    for _ in range(2):
        tell(house)
    (sent,) = house.partners.bot.sent
    assert "3\u00a0840\u00a0₽" in sent.text
