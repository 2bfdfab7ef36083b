"""When people are reminded, and of what."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chalicelib.domain.notices.reminders import KEPT, Reminder, announced, concerns, due, mark_of, reminded
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_purchase, an_order

MOSCOW = "Europe/Moscow"
DEADLINE = NOW + timedelta(hours=24)
DAY = date(2026, 11, 22)
NINE = datetime(2026, 11, 22, 6, tzinfo=UTC)
"""In Moscow."""


def payable(**fields: Any) -> Terms:
    return Terms(**{"stage": Stage.STOPPED, "payment_open": True, "pay_until": DEADLINE, **fields})


def handed_out(**fields: Any) -> Terms:
    return Terms(**{"stage": Stage.DISTRIBUTING, "collect_from": DAY, **fields})


def test_a_payment_is_reminded_of_a_day_before_its_deadline_and_not_after_it() -> None:
    moments = [
        NOW - timedelta(microseconds=1),
        NOW,
        DEADLINE - timedelta(microseconds=1),
        DEADLINE,
        DEADLINE + timedelta(days=1),
    ]
    assert [list(due(payable(), MOSCOW, moment)) for moment in moments] == [
        [],
        [Reminder.PAYMENT],
        [Reminder.PAYMENT],
        [],
        [],
    ]


@pytest.mark.parametrize(
    "terms", [payable(pay_until=None), payable(payment_open=False), payable(stage=Stage.CANCELLED)]
)
def test_nobody_is_reminded_of_what_nobody_asks_for(terms: Terms) -> None:
    assert due(terms, MOSCOW, NOW) == []


def test_the_hand_out_is_reminded_of_on_its_day_from_nine_in_the_communitys_morning() -> None:
    minute = timedelta(minutes=1)
    assert due(handed_out(), MOSCOW, NINE - minute) == []
    assert due(handed_out(), MOSCOW, NINE) == [Reminder.HANDOUT]
    assert due(handed_out(), MOSCOW, NINE + timedelta(hours=15) - minute) == [Reminder.HANDOUT]
    assert due(handed_out(), MOSCOW, NINE + timedelta(hours=15)) == []
    assert due(handed_out(), "Asia/Vladivostok", NINE - timedelta(hours=7)) == [Reminder.HANDOUT]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.DISTRIBUTING])
def test_only_what_is_handed_out_is_reminded_of(stage: Stage) -> None:
    assert due(handed_out(stage=stage), MOSCOW, NINE) == []


def test_on_the_day_when_the_clocks_change_nine_is_what_the_clocks_show() -> None:
    terms = handed_out(collect_from=date(2026, 3, 29))
    assert due(terms, "Europe/Berlin", datetime(2026, 3, 29, 6, 59, tzinfo=UTC)) == []
    assert due(terms, "Europe/Berlin", datetime(2026, 3, 29, 7, 0, tzinfo=UTC)) == [Reminder.HANDOUT]


def test_both_may_be_due_at_once() -> None:
    assert due(payable(stage=Stage.DISTRIBUTING, collect_from=DAY), MOSCOW, NOW) == [Reminder.PAYMENT, Reminder.HANDOUT]


def test_another_deadline_is_another_reminder() -> None:
    marks = {mark_of(Reminder.PAYMENT, payable(pay_until=DEADLINE + timedelta(minutes=place))) for place in range(3)}
    marks |= {mark_of(Reminder.HANDOUT, handed_out(collect_from=DAY + timedelta(days=place))) for place in range(3)}
    assert len(marks) == 6


def test_what_has_no_moment_has_no_mark() -> None:
    assert [mark_of(kind, Terms()) for kind in Reminder] == ["", ""]


def test_whoever_has_paid_or_says_so_is_not_reminded() -> None:
    order = an_order()
    claim = ClaimMark("claim", order.total, ClaimState.PENDING, NOW)
    assert concerns(Reminder.PAYMENT, order)
    assert not concerns(Reminder.PAYMENT, an_order(paid=order.total))
    assert not concerns(Reminder.PAYMENT, an_order(claims=(claim,)))
    assert concerns(Reminder.PAYMENT, an_order(claims=(ClaimMark("claim", order.total, ClaimState.REJECTED, NOW),)))


@pytest.mark.parametrize("handout", Handout)
def test_what_lies_there_is_reminded_of(handout: Handout) -> None:
    assert concerns(Reminder.HANDOUT, an_order(handout=handout)) == (handout in (Handout.READY, Handout.STORED))


# what was just said of itself


OPENED, DISTRIBUTED = f"payment/{DEADLINE.isoformat()}", f"handout/{DAY}"


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        (payable(payment_open=False), payable(), (OPENED,)),
        (payable(stage=Stage.DRAFT), payable(), (OPENED,)),
        (payable(pay_until=None), payable(), (OPENED,)),
        (payable(pay_until=DEADLINE + timedelta(days=3)), payable(), (OPENED,)),
        (payable(pay_until=NOW + timedelta(hours=1)), payable(), ()),
        (payable(), payable(details="СБП"), ()),
        (payable(payment_open=False), payable(pay_until=NOW), ()),
        (payable(payment_open=False), payable(pay_until=DEADLINE + timedelta(minutes=1)), ()),
        (payable(payment_open=False), payable(payment_open=False), ()),
        (handed_out(stage=Stage.ORDERED), handed_out(), (DISTRIBUTED,)),
        (handed_out(stage=Stage.ORDERED), handed_out(collect_from=DAY + timedelta(days=1)), ()),
        (handed_out(collect_from=None), handed_out(), ()),
        (handed_out(stage=Stage.ORDERED), handed_out(collect_from=None), ()),
        (payable(payment_open=False), payable(stage=Stage.DISTRIBUTING, collect_from=DAY), (OPENED, DISTRIBUTED)),
    ],
)
def test_what_a_change_of_terms_tells_people_is_not_said_again_within_the_hour(
    before: Terms, after: Terms, marks: tuple[str, ...]
) -> None:
    assert announced(a_purchase(terms=before), after, MOSCOW, NOW).reminded == marks


def test_what_is_remembered_already_is_not_remembered_twice_and_the_oldest_is_forgotten() -> None:
    known = (OPENED, *(f"old{place}" for place in range(KEPT - 1)))
    full = a_purchase(terms=payable(payment_open=False), reminded=known)
    assert announced(full, payable(), MOSCOW, NOW) == full
    assert reminded(full, "new").reminded == ("new", *full.reminded[:-1])


def test_before_the_morning_the_hand_out_that_begins_today_has_been_announced() -> None:
    started = announced(
        a_purchase(terms=handed_out(stage=Stage.ORDERED)), handed_out(), MOSCOW, NINE - timedelta(hours=2)
    )
    assert started.reminded == (DISTRIBUTED,)
