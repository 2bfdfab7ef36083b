"""Whether a notice may be said."""

from datetime import timedelta

import pytest

from chalicelib.domain.buyers import Consent
from chalicelib.domain.notices import LEASE, SETTLED, NoticeState, Verdict, verdict
from tests.factories import NOW, a_buyer, a_notice, an_order


def test_a_first_notice_is_sent() -> None:
    assert verdict(an_order(), a_buyer(), None, NOW) is Verdict.SEND


@pytest.mark.parametrize("consent", [Consent.DENIED, Consent.UNKNOWN])
def test_without_consent_nothing_is_said(consent: Consent) -> None:
    assert verdict(an_order(), a_buyer(consent=consent), None, NOW) is Verdict.WITHHOLD


@pytest.mark.parametrize("state", sorted(SETTLED))
def test_a_revision_that_was_spoken_of_is_settled(state: NoticeState) -> None:
    assert verdict(an_order(revision=3), a_buyer(), a_notice(revision=3, state=state), NOW) is Verdict.SETTLED


@pytest.mark.parametrize("state", sorted(SETTLED))
def test_a_later_notice_covers_the_events_before_it(state: NoticeState) -> None:
    assert verdict(an_order(revision=2), a_buyer(), a_notice(revision=3, state=state), NOW) is Verdict.SETTLED


@pytest.mark.parametrize("state", sorted(SETTLED))
def test_a_new_revision_is_told_again(state: NoticeState) -> None:
    assert verdict(an_order(revision=4), a_buyer(), a_notice(revision=3, state=state), NOW) is Verdict.SEND


def test_a_surely_failed_try_is_followed_by_another() -> None:
    assert verdict(an_order(), a_buyer(), a_notice(state=NoticeState.WAITING), NOW) is Verdict.SEND


def test_while_somebody_sends_nobody_else_does() -> None:
    last = a_notice(state=NoticeState.SENDING)
    moment = NOW + LEASE - timedelta(milliseconds=1)
    assert verdict(an_order(), a_buyer(), last, moment) is Verdict.BUSY
    assert verdict(an_order(revision=2), a_buyer(), last, moment) is Verdict.BUSY


def test_a_try_without_an_outcome_is_repeated_when_its_time_is_over() -> None:
    last = a_notice(state=NoticeState.SENDING)
    assert verdict(an_order(), a_buyer(), last, NOW + LEASE) is Verdict.REPEAT


def test_consent_taken_back_stops_a_repetition() -> None:
    last = a_notice(state=NoticeState.SENDING)
    assert verdict(an_order(), a_buyer(consent=Consent.DENIED), last, NOW + LEASE) is Verdict.WITHHOLD
