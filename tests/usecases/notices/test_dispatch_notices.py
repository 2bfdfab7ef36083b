"""A person at the desk hears by the channels he ticked: at once, together when many come, never twice, on record."""

from datetime import time

import pytest

from chalicelib.domain.buyers.buyer import QuietHours
from chalicelib.domain.circuit_breaker import PROBE
from chalicelib.domain.errors import AddressLost, Invalid, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice import LEASE
from chalicelib.usecases.ports import AnswerLost
from tests.usecases.notices.desk import ADDRESSES, Desk

ALL = tuple(Channel)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_new_order_is_told_and_the_message_recorded(desk: Desk) -> None:
    desk.happen()
    (text,) = desk.deliver()
    recipient, message = desk.partners.email.sent[0]
    assert "46231993-0568-1" in text
    assert "1 000 ₽" in text.replace("\u00a0", " ")
    assert recipient.address == ADDRESSES[Channel.EMAIL]
    assert message.link.endswith(f"/desk#/external/{desk.market.account.id}/46231993-0568-1")
    assert desk.deliveries() == [("sent", "", 1)]
    assert desk.deliver(hours=5) == [text]


def test_what_comes_soon_after_is_one_message(desk: Desk) -> None:
    desk.happen("1")
    desk.deliver()
    for order in range(2, 15):
        desk.happen(str(order))
    assert len(desk.deliver()) == 1
    assert len(desk.deliver(minutes=9)) == 1
    first, second = desk.deliver(minutes=2)
    assert "— 13" in second
    assert second.count("•") == 10
    assert "ещё: 3" in second
    assert desk.deliveries() == [("sent", "", 13), ("sent", "", 1)]
    assert desk.deliver(days=1) == [first, second]


def test_every_channel_that_is_ticked_and_counts_is_told_and_no_other() -> None:
    desk = Desk(channels=ALL)
    desk.happen()
    desk.deliver()
    sent = {channel: len(getattr(desk.partners, channel).sent) for channel in ALL}
    assert sent == dict.fromkeys(ALL, 1)
    some = Desk(channels=(Channel.SMS,))
    some.house.save(some.settings().without(Channel.SMS))
    some.happen()
    some.deliver()
    assert [fact.event for fact in some.house.memory.journal if fact.event == Event.NOTICE_DUE] == []


def test_in_the_quiet_hours_nobody_is_woken_but_a_program_is_told() -> None:
    desk = Desk(channels=ALL, fields={"quiet": QuietHours(time(12), time(18))})  # 13:00 in Moscow
    desk.happen("1")
    desk.happen("2")
    desk.deliver(hours=1)
    assert (len(desk.email), len(desk.partners.sms.sent), len(desk.partners.webhook.sent)) == (0, 0, 2)
    desk.deliver(hours=4)
    assert ["— 2" in text for text in desk.email] == [True]


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS, Channel.TELEGRAM, Channel.OK])
def test_a_lost_answer_is_a_doubt_and_nothing_is_sent_twice(channel: Channel) -> None:
    desk = Desk(channels=(channel,))
    partner = getattr(desk.partners, channel)
    partner.troubles, partner.arrives = [AnswerLost("channel_silent")], True
    desk.happen()
    for hours in (0, 1, 30):
        desk.deliver(hours=hours)
    assert len(partner.sent) == 1
    assert desk.deliveries(channel) == [("in_doubt", "answer_lost", 1)]


def test_a_webhook_is_sent_once_more_under_the_same_id() -> None:
    desk = Desk(channels=(Channel.WEBHOOK,))
    desk.partners.webhook.troubles, desk.partners.webhook.arrives = [AnswerLost("channel_silent")], True
    desk.happen()
    desk.deliver()
    desk.happen("2")
    desk.deliver(minutes=2)
    desk.deliver(minutes=1)
    first, second, third = (message for _, message in desk.partners.webhook.sent)
    assert (first.id, first.events) == (second.id, second.events)
    assert third.id != first.id
    assert desk.deliveries(Channel.WEBHOOK) == [("sent", "", 1), ("sent", "", 1)]
    assert desk.outbox(Channel.WEBHOOK).deliveries[1].attempts == 2
    secrets = {recipient.secret for recipient, _ in desk.partners.webhook.sent}
    assert len(secrets) == 1
    assert secrets.pop().startswith("whsec_")


def test_who_died_over_a_message_leaves_a_doubt(desk: Desk) -> None:
    desk.happen()
    desk.relay()
    desk.partners.email.troubles = [ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        desk.deliver()
    assert desk.deliver() == []
    assert desk.deliver(seconds=LEASE.total_seconds()) == []
    assert desk.deliveries() == [("in_doubt", "answer_lost", 1)]


def test_a_dead_channel_is_probed_and_holds_no_other() -> None:
    desk = Desk(channels=(Channel.EMAIL, Channel.SMS))
    desk.partners.sms.dead = Unavailable("channel_unavailable")
    desk.happen()
    desk.deliver()
    assert len(desk.email) == 1
    desk.happen("2")
    desk.deliver(minutes=1)
    assert desk.partners.sms.probes == 1
    assert desk.last(Channel.SMS).state == "waiting"
    desk.partners.sms.dead = None
    desk.deliver(seconds=2 * PROBE.total_seconds() + 1)
    desk.deliver(seconds=2)  # the probe took the room of the message behind it
    assert ["— 2" in text for text in desk.partners.sms.texts] == [True]
    assert desk.deliveries(Channel.SMS)[0] == ("sent", "", 2)


def test_who_refuses_a_probe_is_there_and_the_message_finds_out_why() -> None:
    desk = Desk(channels=(Channel.SMS,))
    desk.partners.sms.dead = Unavailable("channel_unavailable")
    desk.happen()
    desk.deliver()
    desk.partners.sms.dead = AddressLost("phone_opted_out")
    desk.deliver(minutes=2)
    desk.deliver(seconds=2)
    assert desk.deliveries(Channel.SMS) == [("failed", "phone_opted_out", 1)]
    assert not desk.settings().works(Channel.SMS)


def test_a_refusal_is_on_record_and_a_lost_address_counts_no_more(desk: Desk) -> None:
    desk.partners.email.troubles = [Invalid("email_refused")]
    desk.happen()
    desk.deliver()
    assert desk.deliveries() == [("failed", "email_refused", 1)]
    assert desk.settings().works(Channel.EMAIL)
    desk.partners.email.troubles = [AddressLost("address_lost")]
    desk.happen("2")
    desk.deliver(hours=1)
    assert not desk.settings().works(Channel.EMAIL)
    assert desk.settings().addresses[Channel.EMAIL].lost == "address_lost"


def test_what_cannot_be_told_for_days_is_given_up_in_words(desk: Desk) -> None:
    desk.partners.email.dead = Unavailable("channel_unavailable")
    desk.happen()
    desk.deliver()
    for entry in desk.due:
        desk.house.container.background.give_up_notice(entry)
        desk.house.container.background.give_up_notice(entry)
    assert desk.deliveries() == [("given_up", "", 1)]
    assert desk.deliver(hours=1) == []


def test_what_is_written_down_names_no_address(desk: Desk) -> None:
    desk.happen()
    desk.deliver()
    said = str([(entry.data, entry.before, entry.after) for entry in desk.house.memory.journal])
    assert not any(address in said for address in ADDRESSES.values())
    assert not any(address in repr(desk.settings()) for address in ADDRESSES.values())


def test_a_burst_fills_the_outbox_and_nothing_of_it_is_lost(desk: Desk) -> None:
    desk.happen("0")
    desk.deliver()
    for order in range(1, 131):
        desk.happen(str(order))
    for _ in range(6):
        desk.deliver(minutes=11)
    counts = [count for _, _, count in desk.deliveries()]
    assert sum(counts) == 131
    assert max(counts) == 50
    assert desk.due == []


def test_who_changed_while_a_message_went_out_leaves_no_doubt_about_it(desk: Desk) -> None:
    """He opened the cabinet meanwhile, say: the message is as sent as before."""
    desk.partners.email.meanwhile = lambda: desk.person(name="Пётр Первый")
    desk.happen()
    desk.deliver()
    assert desk.deliveries() == [("sent", "", 1)]
