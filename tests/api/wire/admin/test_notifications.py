"""What a person at the desk wants to hear of and where he is reached, as he reads and asks it."""

from datetime import time, timedelta
from typing import Any

import pytest

from chalicelib.api.wire.admin.notifications import (
    LONGEST_ADDRESS,
    LONGEST_CODE,
    AddressAsked,
    CodeAsked,
    NotificationsAsked,
    read_address,
    read_code,
    read_wanted,
    write_notifications,
)
from chalicelib.domain.buyers.buyer import QuietHours
from chalicelib.domain.errors import Invalid
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.notices.outbox import DeliveryState, Outbox, OutboxItem
from chalicelib.usecases.notices.manage_notifications import Notifications
from chalicelib.usecases.ports import DeskNoticeRecords
from tests.api.wire.plain import told
from tests.factories import COMMUNITY, NOW, a_buyer, a_community

ITEMS = [OutboxItem(each, DeskNotice.KEY_ENDS, NOW) for each in ("e1", "e2")]
ADDRESSES = {
    Channel.EMAIL: Address("anna@example.com", verified_at=NOW, digest="digest-of-a-code"),
    Channel.SMS: Address("+79160000009", digest="digest-of-a-code", until=NOW, tries=4),
    Channel.TELEGRAM: Address("4242", lost="telegram_blocked"),
}


def outbox(channel: Channel) -> Outbox:
    return Outbox(COMMUNITY, "anna", channel).joined(ITEMS[0]).claimed(NOW)


def shown(quiet: QuietHours | None = None, **outboxes: Outbox) -> Any:
    wanted = {DeskNotice.KEY_ENDS: (Channel.EMAIL,)}
    records = DeskNoticeRecords(
        a_community(),
        a_buyer(quiet=quiet),
        NoticeSettings(COMMUNITY, "anna", wanted, ADDRESSES, version=3),
        {Channel(name): each for name, each in outboxes.items()},
    )
    notices = [DeskNotice.KEY_ENDS, DeskNotice.CONNECTION_REFUSED]
    return told(write_notifications(Notifications(records, notices, list(Channel)), "ru"))


def test_what_he_ticked_and_what_he_cannot_untick() -> None:
    found = shown()
    assert found["notices"] == [
        {"notice": "key_ends", "channels": ["email"], "fixed": []},
        {"notice": "connection_refused", "channels": ["ok"], "fixed": ["ok"]},
    ]
    assert found["version"] == 3


def test_each_channel_says_whether_he_is_reached_there() -> None:
    found = {each["channel"]: each for each in shown()["channels"]}
    states = {name: each["state"] for name, each in found.items()}
    assert states == {"ok": "works", "email": "works", "sms": "waiting", "telegram": "lost", "webhook": "none"}
    assert (found["sms"]["triesLeft"], found["sms"]["address"]) == (4, "+79160000009")
    assert found["telegram"]["explanation"]
    assert found["email"]["explanation"] == ""
    assert (found["webhook"]["keepsQuiet"], found["email"]["keepsQuiet"]) == (False, True)


def test_no_digest_of_a_code_is_told() -> None:
    assert "digest" not in str(shown())


def test_what_was_told_is_listed_newest_first_over_all_channels() -> None:
    sms = outbox(Channel.SMS).settled(DeliveryState.GIVEN_UP, NOW + timedelta(hours=1))
    email = outbox(Channel.EMAIL).settled(DeliveryState.SENT, NOW).joined(ITEMS[1])
    found = shown(email=email, sms=sms)
    (given_up, sent) = found["deliveries"]
    assert [(each["channel"], each["state"], each["attempts"]) for each in (given_up, sent)] == [
        ("sms", "given_up", 1),
        ("email", "sent", 1),
    ]
    assert (given_up["explanation"], sent["explanation"]) == ("Не удалось доставить за три дня.", "")
    assert {each["channel"]: each["waiting"] for each in found["channels"]}["email"] == 1


def test_quiet_hours_are_told_by_the_clock_of_the_community() -> None:
    assert shown()["quiet"] is None
    quiet = shown(QuietHours(time(22), time(8, 30)))["quiet"]
    assert quiet == {"start": "22:00", "end": "08:30", "timeZone": a_community().zone}


def test_what_is_no_notice_cannot_be_ticked() -> None:
    asked = NotificationsAsked(wanted={"key_ends": [Channel.SMS, Channel.EMAIL], "claim_reported": []})
    assert read_wanted(asked) == {DeskNotice.KEY_ENDS: (Channel.SMS, Channel.EMAIL), DeskNotice.CLAIM_REPORTED: ()}
    with pytest.raises(Invalid, match="notice_foreign") as refused:
        read_wanted(NotificationsAsked(wanted={"x" * 500: []}))
    assert refused.value.field
    assert len(refused.value.field) == 80


def test_an_address_and_a_code_are_so_long_at_most() -> None:
    assert read_address(AddressAsked(address="a" * LONGEST_ADDRESS)) == "a" * LONGEST_ADDRESS
    assert read_code(CodeAsked(code="1" * LONGEST_CODE)) == "1" * LONGEST_CODE
    with pytest.raises(Invalid, match="text_too_long"):
        read_address(AddressAsked(address="a" * (LONGEST_ADDRESS + 1)))
    with pytest.raises(Invalid, match="text_too_long"):
        read_code(CodeAsked(code="1" * (LONGEST_CODE + 1)))
