"""What the desk's list shows of an order, and what it can be asked for."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.desk_list import OrderFilter, View, checked_filter, desk_card_of, page_size
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.orders.status import OrderStatus
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import NOW, a_buyer, a_choice, an_order, payable

ORDER = an_order(terms=payable(), paid=100, point=a_choice(), organizer="maria", version=3)
CARD = desk_card_of(ORDER)


def test_a_card_tells_what_the_list_shows() -> None:
    assert (CARD.number, CARD.buyer, CARD.purchase, CARD.point) == ("1001", "anna", "shoes", "north")
    assert (CARD.total, CARD.paid, CARD.lines, CARD.version) == (ORDER.total, 100, 1, 3)
    assert (CARD.payment_state, CARD.status) == (PaymentState.PARTLY_PAID, OrderStatus.AWAITING_PAID)


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        ({"purchase": "shoes"}, {"purchase": "knitwear"}),
        ({"buyer": "anna"}, {"buyer": "elena"}),
        ({"point": "north"}, {"point": "south"}),
        ({"payment_state": PaymentState.PARTLY_PAID}, {"payment_state": PaymentState.PAID}),
        ({"handout": Handout.NOT_READY}, {"handout": Handout.READY}),
        ({"stage": Stage.COLLECTING}, {"stage": Stage.ORDERED}),
        ({"status": OrderStatus.AWAITING_PAID}, {"status": OrderStatus.AWAITING}),
        ({"owing": True}, {"owing": False}),
        ({"organizer": "maria"}, {"organizer": "olga"}),
        ({"buyers": frozenset({"anna", "elena"})}, {"buyers": frozenset({"elena"})}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_all_that_is_named_has_to_hold(wanted: dict[str, Any], other: dict[str, Any]) -> None:
    assert OrderFilter(**wanted).fits(CARD)
    assert not OrderFilter(**other).fits(CARD)
    assert not OrderFilter(**{**wanted, "purchase": "nothing"}).fits(CARD)


@pytest.mark.parametrize(
    "order",
    [
        an_order(terms=payable()),
        an_order(terms=payable(), paid=1),
        an_order(terms=payable(), paid=an_order().total),
        an_order(),
        an_order(terms=payable(), cancelled_at=NOW, lines=[]),
    ],
    ids=["asked", "partly", "paid", "not asked", "called off"],
)
def test_who_owes_is_who_the_progress_of_the_purchase_counts(order: Order) -> None:
    card = desk_card_of(order)
    assert card.owing is bool(progress_of(order).owing)
    assert OrderFilter(owing=True).fits(card) is bool(progress_of(order).owing)


def test_a_card_of_before_is_asked_at_its_order() -> None:
    earlier, asked = replace(CARD, owing=None), OrderFilter(owing=False)
    assert (asked.fits(earlier), asked.is_open(earlier), asked.is_open(CARD)) == (True, True, False)


def test_an_article_is_found_in_the_order_and_a_name_at_its_buyer() -> None:
    anna = a_buyer(name="Анна  Петрова")
    assert OrderFilter().holds(ORDER, None)
    assert OrderFilter(article="б-1").holds(ORDER, None)
    assert not OrderFilter(article="Б").holds(ORDER, anna)
    assert OrderFilter(article="АННА ПЕТ").holds(ORDER, anna)
    assert not OrderFilter(article="анна").holds(ORDER, None)
    assert not OrderFilter(article="елена").holds(ORDER, anna)
    assert OrderFilter(article="анна", purchase=CARD.purchase).fits(CARD), "a card does not know the names"
    assert OrderFilter(article="б-1").fits(CARD)
    assert not OrderFilter(article="анна").fits(CARD)


@pytest.mark.parametrize(
    ("wanted", "view", "plain"),
    [
        ({}, View.DATE, True),
        ({"since": NOW}, View.DATE, True),
        ({"handout": Handout.READY}, View.DATE, False),
        ({"purchase": "p"}, View.PURCHASE, True),
        ({"purchase": "p", "payment_state": PaymentState.PAID}, View.PURCHASE, False),
        ({"purchase": "p", "buyer": "b"}, View.BUYER, False),
        ({"payment_state": PaymentState.PAID}, View.PAYMENT, True),
        ({"payment_state": PaymentState.UNPAID, "owing": True}, View.PAYMENT, False),
        ({"owing": True}, View.DATE, False),
        ({"point": "north", "since": NOW}, View.POINT, True),
        ({"purchase": "p", "article": "a"}, View.PURCHASE, False),
    ],
    ids=str,
)
def test_the_narrowest_list_answers(wanted: dict[str, Any], view: View, plain: bool) -> None:
    asked = OrderFilter(**wanted)
    assert (asked.view, asked.is_plain) == (view, plain)


def test_a_span_has_its_ends_in_order_and_names_its_zone() -> None:
    whole = OrderFilter(since=NOW, until=NOW)
    assert checked_filter(whole) == whole
    for wrong, reason in (
        ({"until": NOW - timedelta(seconds=1)}, "span_unreadable"),
        ({"since": NOW.replace(tzinfo=None)}, "time_unreadable"),
    ):
        with pytest.raises(Invalid, match=reason):
            checked_filter(replace(whole, **wrong))


def test_a_page_has_a_hundred_orders_at_the_most() -> None:
    assert [page_size(1), page_size(100)] == [1, 100]
    for wrong in (0, 101):
        with pytest.raises(Invalid, match="limit_unreadable"):
            page_size(wrong)
