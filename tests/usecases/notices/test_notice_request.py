"""One event that somebody should hear of, and all that was read for it."""

from datetime import timedelta
from typing import Any

from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.notice_renderer import NoticeRenderer
from chalicelib.usecases.notices.notice_request import NoticeRequest
from chalicelib.usecases.ports import NoticeRecords
from tests.factories import COMMUNITY, NOW, a_buyer, a_community, a_notice, an_entry, an_order

LINK = "https://ok.ru/group/{group}/app/1?custom_args=order%3D{number}"
RENDERER = NoticeRenderer(Catalogue(), LINK)


def a_request(event: Event = Event.ORDER_SAVED, data: dict[str, object] | None = None, **read: Any) -> NoticeRequest:
    found = {"community": a_community(), "buyer": a_buyer(), "order": an_order(), "last": None, "token": "t", **read}
    said = {"number": "1001", "buyer": "anna", **(data or {})}
    return NoticeRequest(an_entry(event=event, data=said), NoticeRecords(**found))


def test_a_first_notice_waits_and_a_later_one_goes_on_from_the_last() -> None:
    assert (a_request().notice.state, a_request().notice.revision) == (NoticeState.WAITING, 1)
    last = a_notice(revision=1, attempts=2)
    assert a_request(last=last).notice == last
    changed = a_request(last=last, order=an_order(revision=2)).notice
    assert (changed.revision, changed.attempts) == (2, 0)


def test_a_partner_who_never_failed_has_a_breaker_that_lets_everybody_through() -> None:
    assert a_request().breaker == CircuitBreaker(COMMUNITY, OK_BOT)
    failing = CircuitBreaker(COMMUNITY, OK_BOT, failures=2)
    assert a_request(breaker=failing).breaker == failing


def test_what_it_is_decided_on_is_what_was_read() -> None:
    request = a_request(last=a_notice())
    context = request.context(timedelta(seconds=5))
    assert (context.event, context.buyer, context.order, context.last) == (
        request.event,
        a_buyer(),
        an_order(),
        a_notice(),
    )
    assert (context.zone, context.window) == (a_community().zone, timedelta(seconds=5))


def test_it_speaks_the_persons_language_or_else_the_communitys() -> None:
    for language, word in ((None, "заказ"), ("ru", "заказ"), ("en", "order")):
        text, _ = a_request(buyer=a_buyer(language=language)).written(RENDERER, NOW)
        assert word in text, language


def test_numbers_of_an_event_that_are_none_stop_no_message() -> None:
    """A release before, or after, may have said less or something else."""
    odd: dict[str, object] = {"amount": "100", "numbers": "1001", "said": None, "parts": [1], "reason": 5}
    for data in ({}, odd):
        text, _ = a_request(Event.CLAIM_CONFIRMED, data).written(RENDERER, NOW)
        assert "1001" in text, data
