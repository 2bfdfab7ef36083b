"""What a notice waits for."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, QuietHours
from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.decision import LONGEST_WAIT, LOOK_AGAIN, PARTNER_DEAD, SendAction, SendDecision, decide
from chalicelib.domain.notices.notice import FINAL, NOTICE_TYPES, NoticeState
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Terms
from tests.domain.notices.contexts import TRUE, a_context, action, event_of
from tests.factories import COMMUNITY, NOW, a_buyer, a_notice, an_import, an_order

NIGHT = QuietHours(time(22), time(9))


@pytest.mark.parametrize("event", NOTICE_TYPES)
def test_only_edits_wait_for_further_edits(event: str) -> None:
    window = timedelta(seconds=60)
    decision = decide(a_context(event, window=window), NOW)
    if NOTICE_TYPES[event].coalesced:
        assert decision == SendDecision(SendAction.WAIT, NOW + window, "notice_waits")
        assert action(a_context(event, window=window), NOW + window) is SendAction.SEND
    else:
        assert decision.action is SendAction.SEND


@pytest.mark.parametrize("event", [each for each, kind in NOTICE_TYPES.items() if not kind.prompt])
def test_at_night_everything_waits_for_the_morning(event: str) -> None:
    midnight, morning = datetime(2026, 11, 21, 21, tzinfo=UTC), datetime(2026, 11, 22, 6, tzinfo=UTC)
    context = a_context(replace(event_of(event), at=midnight), buyer=a_buyer(quiet=NIGHT))
    assert decide(context, midnight) == SendDecision(SendAction.WAIT, morning, "notice_waits")
    assert action(context, morning) is SendAction.SEND


def test_what_answers_a_pressed_button_is_said_at_any_hour() -> None:
    context = a_context(Event.CLAIM_ANSWERED, buyer=a_buyer(quiet=NIGHT))
    assert action(context, datetime(2026, 11, 21, 21, tzinfo=UTC)) is SendAction.SEND


def test_the_next_reported_payments_are_gathered_for_some_windows() -> None:
    window = timedelta(minutes=1)
    last = a_notice(state=NoticeState.SENT, told_of=("earlier",))
    decision = decide(a_context(Event.CLAIM_REPORTED, last=last, window=window), NOW)
    assert decision == SendDecision(SendAction.WAIT, last.at + 3 * window, "notice_waits")
    assert action(a_context(Event.CLAIM_REPORTED, last=last), NOW + 3 * window) is SendAction.SEND


def test_of_a_claim_that_was_decided_nothing_is_said() -> None:
    assert action(a_context(Event.CLAIM_REPORTED, reported=False)) is SendAction.NOTHING


@pytest.mark.parametrize("event", NOTICE_TYPES)
def test_at_a_gate_that_is_shut_everything_waits(event: str) -> None:
    until = NOW + timedelta(seconds=30)
    context = a_context(event, breaker=CircuitBreaker(COMMUNITY, OK_BOT, until, failures=1))
    assert decide(context, NOW) == SendDecision(SendAction.WAIT, until, PARTNER_DEAD)
    assert action(context, until) is SendAction.SEND


def test_of_several_reasons_the_longest_counts() -> None:
    breaker = CircuitBreaker(COMMUNITY, OK_BOT, NOW + timedelta(seconds=30), failures=1)
    afternoon = QuietHours(time(13), time(14))
    context = a_context(buyer=a_buyer(quiet=afternoon), breaker=breaker, window=timedelta(seconds=60))
    assert decide(context, NOW).until == NOW + timedelta(hours=1)


@pytest.mark.parametrize("state", ImportState)
def test_an_order_is_told_when_the_import_that_changes_it_is_done(state: ImportState) -> None:
    context = a_context(job=an_import(state=state))
    under_way = state in (ImportState.APPLYING, ImportState.SPLITTING)
    expected = (
        SendDecision(SendAction.WAIT, NOW + LOOK_AGAIN, "notice_waits") if under_way else SendDecision(SendAction.SEND)
    )
    assert decide(context, NOW) == expected
    assert action(context, NOW + LONGEST_WAIT) is SendAction.SEND


def test_who_hears_of_nothing_is_not_waited_for() -> None:
    context = a_context(job=an_import(state=ImportState.APPLYING), buyer=a_buyer(consent=Consent.DENIED))
    assert action(context) is SendAction.WITHHOLD


@pytest.mark.parametrize("event", [Event.PAYMENT_REMINDER_DUE, Event.HANDOUT_REMINDER_DUE])
def test_a_reminder_waits_until_the_order_has_learnt_the_terms_it_speaks_of(event: str) -> None:
    reminder = event_of(event, terms=9)
    ignorant = an_order(terms=Terms(revision=8), handout=Handout.NOT_READY)
    assert decide(a_context(reminder, order=ignorant), NOW) == SendDecision(
        SendAction.WAIT, NOW + LOOK_AGAIN, "notice_waits"
    )
    assert action(a_context(reminder, order=ignorant), NOW + LONGEST_WAIT) is SendAction.WITHHOLD
    known = TRUE[event]
    assert action(a_context(reminder, order=replace(known, terms=replace(known.terms, revision=9)))) is SendAction.SEND


@pytest.mark.parametrize("event", [Event.ORDER_PAYMENT_OPENED, Event.ORDER_READY])
@pytest.mark.parametrize("state", [None, *NoticeState])
def test_what_follows_from_a_new_order_is_told_after_it(event: str, state: NoticeState | None) -> None:
    saved = a_notice(state=state) if state else None
    context = a_context(event, job=an_import(state=ImportState.DONE), saved=saved)
    waits = SendDecision(SendAction.WAIT, NOW + LOOK_AGAIN, "notice_waits")
    assert decide(context, NOW) == (SendDecision(SendAction.SEND) if state in FINAL else waits)
    assert action(context, NOW + LONGEST_WAIT) is SendAction.SEND
    assert action(replace(context, job=None)) is SendAction.SEND
