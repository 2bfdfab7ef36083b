"""What is said of a change of an order."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.news import news_of, news_of_money, news_of_new
from chalicelib.domain.orders.order import Handout, Order, on_terms
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_line, an_order

MOVED = list(product(Stage, Stage))
"""An order that learns several moves at once may have missed any of them."""

PAYING = list(product([False, True], [False, True]))
PAID = (0, 40, 100, 120)
ASKED = {Stage.COLLECTING, Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT, Stage.DISTRIBUTING, Stage.COMPLETED}
"""The stages in which somebody is asked for money, if the payment is open."""


def an_order_on(terms: Terms, **fields: object) -> Order:
    return an_order((a_line(price=100),), fee=0, terms=terms, **fields)


def expected(before: tuple[Stage, bool], after: tuple[Stage, bool], handout: Handout, paid: int) -> list[Event]:
    """Told once more in other words, from the table of product and not from the code."""
    told = []
    if before[0] in (Stage.DRAFT, Stage.COLLECTING) and after[0] in (Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT):
        told.append(Event.ORDER_STOPPED)
    if before[0] is not Stage.CANCELLED and after[0] is Stage.CANCELLED:
        told.append(Event.ORDER_CANCELLED)
    asked = [is_open and stage in ASKED for stage, is_open in (before, after)]
    if asked == [False, True] and paid < 100:
        told.append(Event.ORDER_PAYMENT_OPENED)
    if after[0] in (Stage.DISTRIBUTING, Stage.COMPLETED) and handout is Handout.NOT_READY:
        told.append(Event.ORDER_READY)
    return told or [Event.ORDER_TERMS_CHANGED]


def test_a_buyer_hears_of_the_stop_of_paying_of_collecting_and_of_the_end() -> None:
    for stages, paying, handout, paid in product(MOVED, PAYING, Handout, PAID):
        order = an_order_on(Terms(stage=stages[0], payment_open=paying[0]), handout=handout, paid=paid)
        after = on_terms(order, Terms(revision=1, stage=stages[1], payment_open=paying[1]))
        told = expected((stages[0], paying[0]), (stages[1], paying[1]), handout, paid)
        assert list(news_of(order, after)) == told, (stages, paying, handout, paid)


def test_an_order_in_which_nothing_counts_is_told_nothing() -> None:
    refused = an_order((a_line(state=LineState.REFUSED),), fee=0)
    after = on_terms(refused, Terms(revision=1, stage=Stage.DISTRIBUTING, payment_open=True))
    assert news_of(refused, after) == (Event.ORDER_TERMS_CHANGED,)
    assert news_of_new(after) == ()


def test_a_change_of_terms_is_written_down_even_when_nobody_is_told() -> None:
    order = an_order_on(Terms())
    assert news_of(order, on_terms(order, Terms(revision=1, details="СБП"))) == (Event.ORDER_TERMS_CHANGED,)
    assert Event.ORDER_TERMS_CHANGED not in NOTICE_TYPES


DEADLINE = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (DEADLINE, DEADLINE - timedelta(hours=1), True),
        (None, DEADLINE, True),
        (DEADLINE, DEADLINE, False),
        (DEADLINE, DEADLINE + timedelta(hours=1), False),
        (DEADLINE, None, False),
    ],
)
def test_whoever_still_owes_hears_that_he_has_to_pay_sooner(
    before: datetime | None, after: datetime | None, told: bool
) -> None:
    owing = an_order_on(Terms(payment_open=True, pay_until=before), paid=99)
    changed = Terms(revision=1, payment_open=True, pay_until=after)
    assert (news_of(owing, on_terms(owing, changed)) == (Event.ORDER_PAYMENT_OPENED,)) is told
    paid = replace(owing, paid=100)
    assert news_of(paid, on_terms(paid, changed)) == (Event.ORDER_TERMS_CHANGED,)
    shut = replace(changed, payment_open=False)
    assert news_of(owing, on_terms(owing, shut)) == (Event.ORDER_TERMS_CHANGED,)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("is_open", [True, False])
def test_the_buyer_of_a_new_order_hears_what_the_others_heard_before(stage: Stage, is_open: bool) -> None:
    born = on_terms(an_order_on(Terms()), Terms(stage=stage, payment_open=is_open))
    told = [Event.ORDER_PAYMENT_OPENED] if is_open and stage in ASKED else []
    ready = [Event.ORDER_READY] if stage in (Stage.DISTRIBUTING, Stage.COMPLETED) else []
    assert list(news_of_new(born)) == told + ready


def test_a_new_order_that_costs_nothing_is_not_to_be_paid() -> None:
    free = an_order((a_line(price=0),), fee=0, terms=Terms(payment_open=True))
    assert news_of_new(free) == ()


@pytest.mark.parametrize(("paid", "later", "news"), [(99, 100, (Event.ORDER_PAID,)), (100, 101, ()), (50, 60, ())])
def test_that_it_is_paid_in_full_is_said_on_crossing(paid: int, later: int, news: tuple[Event, ...]) -> None:
    assert news_of_money(an_order_on(Terms(), paid=paid), an_order_on(Terms(), paid=later)) == news
