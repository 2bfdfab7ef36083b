"""Whether a notice may be said, and when."""

from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Erasure, Topic
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.decision import SendAction, SendDecision, decide
from chalicelib.domain.notices.notice import FINAL, LEASE, NOTICE_TYPES, NoticeState
from tests.domain.notices.contexts import a_context, action, at, reason
from tests.factories import NOW, a_buyer, a_notice, an_order


def test_news_are_sent() -> None:
    assert {event: action(a_context(event)) for event in NOTICE_TYPES} == dict.fromkeys(NOTICE_TYPES, SendAction.SEND)


# who must not be written to


def test_without_consent_nothing_is_said_whatever_was_tried_before() -> None:
    refused = [each for each in Consent if each is not Consent.ALLOWED]
    for event, consent, state in product(NOTICE_TYPES, refused, (None, NoticeState.WAITING, NoticeState.SENDING)):
        last = a_notice(state=state) if state else None
        context = a_context(event, buyer=a_buyer(consent=consent), last=last)
        assert decide(context, NOW + LEASE) == SendDecision(SendAction.WITHHOLD, reason="no_consent"), (
            event,
            consent,
            state,
        )


def test_an_erased_person_hears_of_nothing() -> None:
    for event, consent in product(NOTICE_TYPES, Consent):
        assert reason(a_context(event, buyer=a_buyer(consent=consent, erased_at=NOW))) == "erased", (event, consent)


def test_whoever_is_being_erased_hears_of_nothing_though_ok_lets_us_write() -> None:
    for event in NOTICE_TYPES:
        assert reason(a_context(event, buyer=a_buyer(consent=Consent.ALLOWED, erasure=Erasure()))) == "erased", event


def test_what_was_switched_off_is_not_said_and_the_rest_is() -> None:
    for event, topic in product(NOTICE_TYPES, Topic):
        context = a_context(event, buyer=a_buyer(muted=frozenset({topic})))
        assert reason(context) == ("muted" if context.type.topic is topic else ""), (event, topic)


@pytest.mark.parametrize("event", [Event.ORDER_SAVED, Event.ORDER_CHANGED])
@pytest.mark.parametrize(
    ("muted", "told", "said"),
    [
        (Topic.ORDER_SAVED, False, "muted"),
        (Topic.ORDER_SAVED, True, ""),
        (Topic.ORDER_CHANGED, False, ""),
        (Topic.ORDER_CHANGED, True, "muted"),
    ],
)
def test_of_edits_what_counts_is_what_would_be_said_and_not_which_event_came_first(
    event: str, muted: Topic, told: bool, said: str
) -> None:
    last = a_notice(heard=told, revision=1)
    context = a_context(event, buyer=a_buyer(muted=frozenset({muted})), last=last, order=an_order(revision=2))
    assert reason(context) == said


# what was told before


def test_what_was_spoken_of_is_settled() -> None:
    for event, state in product(NOTICE_TYPES, sorted(FINAL)):
        last = a_notice(revision=3, state=state, told_of=("claim1",))
        context = a_context(event, last=last, order=an_order(revision=3))
        assert action(context) is SendAction.NOTHING, (event, state)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_later_notice_covers_the_events_before_it(state: NoticeState) -> None:
    context = a_context(last=a_notice(revision=3, state=state), order=an_order(revision=2))
    assert action(context) is SendAction.NOTHING


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_new_revision_is_told_again_but_only_by_edits(state: NoticeState) -> None:
    last, order = a_notice(revision=3, state=state), at(revision=4)
    order = replace(order, revision=4, terms=replace(order.terms, revision=2))
    assert action(a_context(last=last, order=order)) is SendAction.SEND
    assert action(a_context(Event.ORDER_PAYMENT_OPENED, last=last, order=order)) is SendAction.NOTHING


def test_a_surely_failed_try_is_followed_by_another() -> None:
    assert action(a_context(last=a_notice(state=NoticeState.WAITING))) is SendAction.SEND


@pytest.mark.parametrize("revision", [1, 2])
def test_while_somebody_sends_nobody_else_does(revision: int) -> None:
    context = a_context(last=a_notice(state=NoticeState.SENDING), order=an_order(revision=revision))
    moment = NOW + LEASE - timedelta(milliseconds=1)
    assert decide(context, moment) == SendDecision(SendAction.WAIT, NOW + LEASE, "notice_busy")


def test_a_try_without_an_outcome_is_repeated_once_when_its_time_is_over() -> None:
    last = a_notice(state=NoticeState.SENDING)
    assert action(a_context(last=last), NOW + LEASE) is SendAction.REPEAT
    assert decide(a_context(last=replace(last, lost=1)), NOW + LEASE) == SendDecision(
        SendAction.GIVE_UP, reason="answer_lost"
    )


def test_of_a_new_revision_a_lost_answer_is_repeated_again() -> None:
    last = a_notice(state=NoticeState.SENDING, lost=1)
    assert action(a_context(last=last, order=an_order(revision=2)), NOW + LEASE) is SendAction.REPEAT
