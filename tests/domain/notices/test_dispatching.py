"""Whether a message may go out over a channel, and until when it waits."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Erasure, QuietHours
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.dispatching import DispatchContext, busy_until, unreachable, waits_until
from chalicelib.domain.notices.notice import LEASE
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.notices.outbox import Outbox, OutboxItem
from tests.factories import COMMUNITY, NOW, a_buyer, a_community

ITEM = OutboxItem("e1", DeskNotice.KEY_ENDS, NOW)
TEST = replace(ITEM, notice=DeskNotice.TEST)
WINDOW = timedelta(minutes=10)
OTHERS = [each for each in Channel if each is not Channel.OK]
WORKS: Mapping[Channel, Address] = {each: Address("somewhere", verified_at=NOW) for each in OTHERS}


def a_case(channel: Channel = Channel.EMAIL, **fields: Any) -> DispatchContext:
    settings = NoticeSettings(COMMUNITY, "anna", {DeskNotice.KEY_ENDS: tuple(Channel)}, WORKS)
    given = {"community": a_community(), "buyer": a_buyer(), "settings": settings, "breaker": None, "has_bot": True}
    usual = {"outbox": Outbox(COMMUNITY, "anna", channel), "window": WINDOW, "may_hear": frozenset(DeskNotice)}
    return DispatchContext(**{**given, **usual, **fields})


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (a_case(), ""),
        (a_case(buyer=a_buyer(erasure=Erasure())), "erased"),
        (a_case(community=a_community(closed_at=NOW)), "community_closed"),
        (a_case(may_hear=frozenset({DeskNotice.EXTERNAL_ORDER})), "notice_foreign"),
        (a_case(settings=NoticeSettings(COMMUNITY, "anna")), "channel_unverified"),
        (a_case(settings=NoticeSettings(COMMUNITY, "anna", {DeskNotice.KEY_ENDS: ()}, WORKS)), "not_wanted"),
        (a_case(buyer=a_buyer(consent=Consent.DENIED)), ""),
        (a_case(Channel.OK), ""),
        (a_case(Channel.OK, has_bot=False), "no_bot"),
        (a_case(Channel.OK, buyer=a_buyer(consent=Consent.WITHDRAWN)), "no_consent"),
    ],
)
def test_who_is_not_told_and_why(case: DispatchContext, reason: str) -> None:
    assert unreachable(case, ITEM) == reason


def test_a_channel_can_be_tried_though_nothing_is_ticked() -> None:
    settings = NoticeSettings(COMMUNITY, "anna", {}, WORKS)
    assert unreachable(a_case(settings=settings, may_hear=frozenset()), TEST) == ""


def test_it_waits_for_the_morning_for_more_and_for_a_dead_partner() -> None:
    night = a_buyer(quiet=QuietHours(time(12), time(18)))  # 13:00 in Moscow
    sent = Outbox(COMMUNITY, "anna", Channel.EMAIL, sent_at=NOW)
    shut = CircuitBreaker(COMMUNITY, "email", retry_at=NOW + timedelta(minutes=1), failures=1)
    expected: list[tuple[DispatchContext, datetime | None, datetime | None]] = [
        (a_case(), None, None),
        (a_case(buyer=night), NOW + timedelta(hours=5), None),
        (a_case(outbox=sent), NOW + WINDOW, None),
        (a_case(outbox=replace(sent, channel=Channel.WEBHOOK), buyer=night), None, None),
        (a_case(breaker=shut), shut.retry_at, shut.retry_at),
    ]
    for case, until, asked in expected:
        assert (waits_until(case, ITEM, NOW), waits_until(case, TEST, NOW)) == (until, asked)


def test_a_try_is_under_way_for_as_long_as_a_sender_may_live() -> None:
    claimed = Outbox(COMMUNITY, "anna", Channel.EMAIL).joined(ITEM).claimed(NOW)
    assert busy_until(claimed, NOW) == NOW + LEASE
    assert busy_until(claimed, NOW + LEASE) is None
    assert busy_until(Outbox(COMMUNITY, "anna", Channel.EMAIL), NOW) is None
