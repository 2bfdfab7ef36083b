"""Whether a notice may be said, and when."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Consent, Erasure, QuietHours, Topic
from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.communities.community import ConnectionState
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.decision import (
    LONGEST_WAIT,
    LOOK_AGAIN,
    PARTNER_DEAD,
    NoticeContext,
    SendAction,
    SendDecision,
    decide,
)
from chalicelib.domain.notices.notice import FINAL, LEASE, NOTICE_TYPES, NoticeState, notice_type_of
from chalicelib.domain.notices.reminders import Reminder, mark_of
from chalicelib.domain.orders.order import HELD, Handout, Order
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.pickup.points import Closing, PointChoice
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import COMMUNITY, NOW, a_buyer, a_choice, a_connection, a_notice, an_entry, an_import, an_order

MOSCOW = "Europe/Moscow"
TODAY = date(2026, 11, 22)
"""It is 13:00 in Moscow."""

PAYABLE = Terms(revision=2, stage=Stage.STOPPED, payment_open=True, pay_until=NOW + timedelta(hours=20))
HANDED = Terms(revision=5, stage=Stage.DISTRIBUTING, collect_from=TODAY)
NIGHT = QuietHours(time(22), time(9))
TRUE: dict[str, Order] = {
    Event.ORDER_STOPPED: an_order(terms=replace(PAYABLE, payment_open=False)),
    Event.ORDER_CALLED_OFF: an_order(cancelled_at=NOW),
    Event.ORDER_PAYMENT_OPENED: an_order(terms=PAYABLE),
    Event.ORDER_READY: an_order(terms=HANDED, handout=Handout.READY),
    Event.POINT_CLOSED: an_order(point=replace(a_choice(), closing=Closing())),
    Event.PAYMENT_REMINDER_DUE: an_order(terms=PAYABLE),
    Event.HANDOUT_REMINDER_DUE: an_order(terms=HANDED, handout=Handout.READY),
}
"""Orders of which these events are news; of the others every order is."""


def event_of(name: str, **data: object) -> Entry:
    order = {} if name == Event.CONNECTION_REFUSED else {"number": "1001"}
    marks = {
        Event.PAYMENT_REMINDER_DUE: mark_of(Reminder.PAYMENT, PAYABLE),
        Event.HANDOUT_REMINDER_DUE: mark_of(Reminder.HANDOUT, HANDED),
    }
    mark = {"mark": marks[Event(name)]} if name in marks else {}
    return an_entry(event=name, data={"buyer": "anna", "claim": "claim1", **order, **mark, **data})


def a_context(event: str | Entry = Event.ORDER_SAVED, **fields: Any) -> NoticeContext:
    entry = event if isinstance(event, Entry) else event_of(event)
    order = None if entry.event == Event.CONNECTION_REFUSED else TRUE.get(entry.event, an_order())
    kind = notice_type_of(entry, fields.get("last"))
    nothing: dict[str, Any] = {"last": None, "breaker": None, "job": None, "zone": MOSCOW, "window": timedelta(0)}
    nothing |= {"saved": None, "reported": kind.gathered}
    nothing["connection"] = a_connection(state=ConnectionState.REFUSED) if order is None else None
    return NoticeContext(**{"event": entry, "type": kind, "buyer": a_buyer(), "order": order, **nothing, **fields})


def action(context: NoticeContext, now: datetime = NOW) -> SendAction:
    return decide(context, now).action


def reason(context: NoticeContext, now: datetime = NOW) -> str:
    decision = decide(context, now)
    assert decision.action in (SendAction.SEND, SendAction.WITHHOLD)
    return decision.reason


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


# what is not true any more


def at(**fields: Any) -> Order:
    return an_order(terms=replace(PAYABLE, **fields))


def paid(order: Order) -> Order:
    return replace(order, paid=order.total)


def claimed(order: Order) -> Order:
    return replace(order, claims=(ClaimMark("claim", order.debt, ClaimState.PENDING, NOW),))


@pytest.mark.parametrize(
    ("event", "order"),
    [
        (Event.ORDER_STOPPED, at(stage=Stage.COLLECTING)),
        (Event.ORDER_STOPPED, at(stage=Stage.CANCELLED)),
        *((Event.ORDER_STOPPED, at(stage=each)) for each in (Stage.DISTRIBUTING, Stage.COMPLETED)),
        (Event.ORDER_PAYMENT_OPENED, paid(at())),
        (Event.ORDER_PAYMENT_OPENED, claimed(at())),
        (Event.ORDER_PAYMENT_OPENED, at(payment_open=False)),
        (Event.ORDER_CALLED_OFF, an_order()),
        (Event.ORDER_PAYMENT_OPENED, at(stage=Stage.CANCELLED)),
        (Event.PAYMENT_REMINDER_DUE, paid(at())),
        (Event.PAYMENT_REMINDER_DUE, claimed(at())),
        (Event.PAYMENT_REMINDER_DUE, at(payment_open=False)),
        (Event.PAYMENT_REMINDER_DUE, at(stage=Stage.CANCELLED)),
        (Event.PAYMENT_REMINDER_DUE, at(pay_until=None)),
        (Event.PAYMENT_REMINDER_DUE, at(pay_until=NOW + timedelta(days=3))),
        *((Event.ORDER_READY, an_order(handout=each)) for each in (Handout.HANDED_OUT, Handout.RETURNED)),
        *((Event.POINT_MOVED, an_order(handout=each)) for each in (Handout.HANDED_OUT, Handout.RETURNED)),
        (Event.HANDOUT_REMINDER_DUE, an_order(terms=HANDED, handout=Handout.HANDED_OUT)),
        (Event.HANDOUT_REMINDER_DUE, an_order(terms=HANDED, handout=Handout.NOT_READY)),
        (Event.HANDOUT_REMINDER_DUE, an_order(terms=replace(HANDED, collect_from=None), handout=Handout.READY)),
        (
            Event.HANDOUT_REMINDER_DUE,
            an_order(terms=replace(HANDED, collect_from=date(2026, 11, 23)), handout=Handout.READY),
        ),
    ],
)
def test_what_is_not_true_any_more_is_not_told(event: str, order: Order) -> None:
    assert reason(a_context(event, order=order)) == "obsolete"


@pytest.mark.parametrize("handout", [Handout.READY, Handout.STORED])
def test_what_can_be_collected_is_told_wherever_it_lies(handout: Handout) -> None:
    order = an_order(terms=HANDED, handout=handout)
    assert [reason(a_context(event, order=order)) for event in (Event.ORDER_READY, Event.HANDOUT_REMINDER_DUE)] == [
        "",
        "",
    ]


@pytest.mark.parametrize("stage", [Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT])
def test_a_stop_is_told_until_the_goods_can_be_collected(stage: Stage) -> None:
    assert reason(a_context(Event.ORDER_STOPPED, order=at(stage=stage))) == ""


def test_part_of_a_debt_is_reminded_of_and_part_of_a_claim_too() -> None:
    order = at()
    part = ClaimMark("claim", order.debt - 1, ClaimState.PENDING, NOW)
    for left in (replace(order, paid=order.total - 1), replace(order, claims=(part,))):
        assert reason(a_context(Event.PAYMENT_REMINDER_DUE, order=left)) == ""


def test_a_reminder_that_comes_after_its_deadline_is_not_told() -> None:
    assert PAYABLE.pay_until
    context = a_context(Event.PAYMENT_REMINDER_DUE)
    assert reason(context, PAYABLE.pay_until - timedelta(seconds=1)) == ""
    assert reason(context, PAYABLE.pay_until) == "obsolete"


def test_today_is_the_communitys_today() -> None:
    context = a_context(Event.HANDOUT_REMINDER_DUE)
    assert reason(context, datetime(2026, 11, 22, 20, 59, tzinfo=UTC)) == ""
    assert reason(context, datetime(2026, 11, 22, 21, 0, tzinfo=UTC)) == "obsolete"
    assert reason(replace(context, zone="America/New_York"), datetime(2026, 11, 23, 4, 59, tzinfo=UTC)) == ""


def test_news_about_an_order_that_was_not_asked_for_are_none() -> None:
    assert reason(a_context(Event.ORDER_READY, order=None)) == "obsolete"


@pytest.mark.parametrize("state", ConnectionState)
def test_that_a_connection_is_lost_is_told_only_while_it_is(state: ConnectionState) -> None:
    lost = a_context(Event.CONNECTION_REFUSED, connection=a_connection(state=state))
    assert reason(lost) == ("" if state is ConnectionState.REFUSED else "obsolete")
    assert reason(replace(lost, connection=None)) == "obsolete"


CENTRE = PointChoice("centre", "Центр", "ул. Лесная, 5", "", 0, NOW)


def test_a_moved_point_is_told_to_who_still_has_to_come() -> None:
    assert reason(a_context(Event.POINT_MOVED, order=an_order(point=CENTRE))) == ""


SHUT_UNTIL = date(2026, 12, 1)


def at_point(closing: Closing | None, **fields: Any) -> Order:
    return an_order(point=replace(CENTRE, closing=closing), **fields)


@pytest.mark.parametrize("handout", sorted(HELD))
@pytest.mark.parametrize(
    ("event", "until", "closing", "told"),
    [
        (Event.POINT_CLOSED, "2026-12-01", Closing(SHUT_UNTIL), True),
        (Event.POINT_CLOSED, None, Closing(), True),
        (Event.POINT_CLOSED, "2026-12-01", None, False),
        (Event.POINT_CLOSED, "2026-11-22", Closing(NOW.date()), False),
        (Event.POINT_OPENED, "2026-12-01", None, True),
        (Event.POINT_OPENED, None, None, True),
        (Event.POINT_OPENED, "2026-11-22", None, False),
        (Event.POINT_OPENED, "2026-12-01", Closing(SHUT_UNTIL), False),
    ],
)
def test_a_closing_and_its_end_are_told_while_they_are_so(
    event: str, until: str | None, closing: Closing | None, told: bool, handout: Handout
) -> None:
    context = a_context(event_of(event, until=until), order=at_point(closing, handout=handout))
    assert reason(context) == ("" if told else "obsolete")


@pytest.mark.parametrize("event", [Event.POINT_CLOSED, Event.POINT_OPENED])
def test_whose_order_went_elsewhere_is_not_told_that_a_point_is_closed(event: str) -> None:
    handed = at_point(Closing() if event == Event.POINT_CLOSED else None, handout=Handout.HANDED_OUT)
    assert reason(a_context(event_of(event, until=None), order=handed)) == "obsolete"
    assert reason(a_context(event_of(Event.POINT_CLOSED, until=None), order=an_order())) == "obsolete"


@pytest.mark.parametrize(("closing", "said"), [(Closing(), "obsolete"), (Closing(NOW.date()), ""), (None, "")])
def test_nobody_is_reminded_to_come_to_a_closed_door(closing: Closing | None, said: str) -> None:
    order = at_point(closing, terms=HANDED, handout=Handout.READY)
    assert reason(a_context(Event.HANDOUT_REMINDER_DUE, order=order)) == said


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


# what delays it


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
