"""What could not be told, for the organizer."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.notices.notice import LISTED_FOR, NoticeState
from chalicelib.usecases.notices.read_undelivered import PAGE
from tests.factories import NOW, a_notice, a_principal
from tests.usecases.house import House

MARIA = a_principal()
UNDELIVERED = [
    (NoticeState.WITHHELD, "no_consent"),
    (NoticeState.WITHHELD, "no_bot"),
    (NoticeState.REFUSED, "no_permission"),
    (NoticeState.REFUSED, "answer_lost"),
    (NoticeState.WAITING, "ok_unavailable"),
]
SILENT = [(NoticeState.SENT, ""), (NoticeState.WITHHELD, "muted"), (NoticeState.WITHHELD, "obsolete")]


def test_whom_a_message_did_not_reach_is_listed_newest_first_with_the_reason(house: House) -> None:
    for place, (state, reason) in enumerate([*UNDELIVERED, *SILENT]):
        house.save(a_notice(id=f"event/{place}", state=state, reason=reason, at=NOW + timedelta(minutes=place)))
    page, _ = house.container.notices.read_undelivered.undelivered(MARIA, None)
    assert [(notice.state, notice.reason) for notice in page.things] == UNDELIVERED[::-1]
    assert page.cursor is None


def test_a_long_list_is_read_page_by_page(house: House) -> None:
    for place in range(PAGE + 7):
        moment = NOW + timedelta(minutes=place)
        house.save(a_notice(id=f"event/{place:03}", state=NoticeState.REFUSED, reason="ok_454", at=moment))
    read_undelivered = house.container.notices.read_undelivered
    first, _ = read_undelivered.undelivered(MARIA, None)
    second, _ = read_undelivered.undelivered(MARIA, first.cursor)
    assert (len(first.things), len(second.things)) == (PAGE, 7)
    assert len({notice.id for page in (first, second) for notice in page.things}) == PAGE + 7


def test_another_communitys_list_is_not_read(house: House) -> None:
    house.save(*(a_notice(id=f"event/{place}", state=NoticeState.REFUSED) for place in range(PAGE)))
    read_undelivered = house.container.notices.read_undelivered
    cursor = read_undelivered.undelivered(MARIA, None)[0].cursor
    assert read_undelivered.undelivered(a_principal(community="c2"), None)[0].things == []
    with pytest.raises(Invalid, match="cursor_foreign"):
        read_undelivered.undelivered(a_principal(community="c2"), cursor)


def test_what_nobody_needs_to_hear_any_more_leaves_the_list(house: House) -> None:
    house.save(a_notice(state=NoticeState.WITHHELD, reason="no_consent"))
    read_undelivered = house.container.notices.read_undelivered
    house.clock.moment = NOW + LISTED_FOR
    assert len(read_undelivered.undelivered(MARIA, None)[0].things) == 1
    house.clock.pass_by(seconds=1)
    assert read_undelivered.undelivered(MARIA, None)[0].things == []


def test_who_they_are_is_said_too(house: House) -> None:
    house.save(*(a_notice(id=f"event/{place}", state=NoticeState.REFUSED) for place in range(3)))
    page, people = house.container.notices.read_undelivered.undelivered(MARIA, None)
    assert {notice.buyer for notice in page.things} == set(people) == {"anna"}
