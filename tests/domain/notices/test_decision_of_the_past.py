"""What is not true any more is not told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import ConnectionState
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import HELD, Handout, Order
from chalicelib.domain.payments.claim import ClaimMark, ClaimState
from chalicelib.domain.pickup.points import Closing, PointChoice
from chalicelib.domain.purchases.purchase import Stage
from tests.domain.notices.contexts import HANDED, PAYABLE, a_context, at, event_of, reason
from tests.factories import NOW, a_connection, an_order


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
