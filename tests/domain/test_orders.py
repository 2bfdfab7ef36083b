"""An order and its sum, explained."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.orders import (
    KEPT_CHANGES,
    Adjustment,
    AdjustmentKind,
    ChangeReason,
    LineState,
    Order,
    OrderLine,
    SumChange,
    card_of,
    changed,
)
from tests.factories import NOW, a_line, an_order

LINES = st.lists(
    st.builds(
        OrderLine,
        st.text(max_size=3),
        st.text(max_size=3),
        st.text(max_size=3),
        st.integers(1, 9_999),
        st.integers(0, 10_000_000),
        state=st.sampled_from(LineState),
    ),
    max_size=8,
)
ADJUSTMENTS = st.lists(
    st.builds(Adjustment, st.sampled_from(AdjustmentKind), st.integers(-1_000_000, 1_000_000), st.text(max_size=5)),
    max_size=4,
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    fee, share = draw(st.integers(0, 10_000)), draw(st.integers(0, 1_000_000))
    return an_order(draw(LINES), fee=fee, delivery_share=share, adjustments=tuple(draw(ADJUSTMENTS)))


@settings(deadline=None)
@given(orders())
def test_an_explained_sum_adds_up(order: Order) -> None:
    assert order.total == sum(part.amount for part in order.explanation)


def test_a_sum_is_explained_in_the_order_people_read_it() -> None:
    adjustments = (
        Adjustment(AdjustmentKind.DISCOUNT, -500, "постоянному покупателю"),
        Adjustment(AdjustmentKind.PACKING, 300),
    )
    lines = (a_line(quantity=2, price=10_050), a_line(article="Б-2", price=1))
    order = an_order(lines, fee=1_050, delivery_share=777, adjustments=adjustments)
    told = [(part.kind, part.amount, part.basis_points, part.reason) for part in order.explanation]
    assert told == [
        ("goods", 20_101, None, ""),
        ("fee", 2_111, 1_050, ""),
        ("delivery", 777, None, ""),
        ("discount", -500, None, "постоянному покупателю"),
        ("packing", 300, None, ""),
    ]
    assert order.total == 22_789


def test_goods_are_told_even_when_there_are_none_and_nothing_else_is() -> None:
    assert [part.kind for part in an_order((), fee=0).explanation] == ["goods"]


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (LineState.PENDING, True),
        (LineState.ACCEPTED, True),
        (LineState.REPLACED, True),
        (LineState.REFUSED, False),
        (LineState.OUT_OF_STOCK, False),
        (LineState.CANCELLED, False),
    ],
)
def test_only_what_the_buyer_will_get_is_counted(state: LineState, counts: bool) -> None:
    line = a_line(quantity=3, price=100, state=state)
    order = an_order((line,), fee=0)
    assert (line.sum, order.total, len(order.pieces)) == ((300, 300, 1) if counts else (0, 0, 0))


def test_no_state_of_a_line_is_forgotten() -> None:
    assert len(LineState) == 6


@settings(deadline=None)
@given(orders())
def test_a_card_agrees_with_its_order(order: Order) -> None:
    card = card_of(order)
    assert (card.total, card.lines) == (order.total, sum(line.counted for line in order.lines))
    assert (card.number, card.created_at, card.currency) == (order.number, order.created_at, order.currency)


def test_a_change_of_the_sum_is_written_down_as_the_next_revision() -> None:
    before = an_order((a_line(price=100),), fee=0)
    later = NOW + timedelta(hours=1)
    after = changed(before, later, ChangeReason.IMPORT, an_order((a_line(price=250),), fee=0))
    assert after.changes == (SumChange(later, 100, 250, ChangeReason.IMPORT),)
    assert (after.revision, after.changed_at, after.created_at) == (before.revision + 1, later, NOW)


def test_a_change_that_costs_nothing_is_a_revision_without_a_change_of_the_sum() -> None:
    before = an_order((a_line(option="38"),))
    after = changed(before, NOW, ChangeReason.IMPORT, an_order((a_line(option="39"),)))
    assert (after.changes, after.revision) == ((), 2)


def test_the_newest_twenty_changes_of_the_sum_are_kept() -> None:
    order = an_order((a_line(price=0),), fee=0)
    for price in range(1, 31):
        order = changed(order, NOW, ChangeReason.IMPORT, an_order((a_line(price=price),), fee=0, changes=order.changes))
        order = an_order(order.lines, fee=0, changes=order.changes, revision=order.revision)
    assert [change.after for change in order.changes] == list(range(30, 30 - KEPT_CHANGES, -1))
    assert KEPT_CHANGES == 20


def test_the_history_starts_from_what_was_and_not_from_what_is_given() -> None:
    """What is passed as the outcome may hold an old history: the one of the order before counts."""
    first = changed(an_order((a_line(price=1),), fee=0), NOW, ChangeReason.IMPORT, an_order((a_line(price=2),), fee=0))
    second = changed(first, NOW, ChangeReason.DELIVERY_SPLIT, an_order((a_line(price=3),), fee=0))
    assert [(change.before, change.after) for change in second.changes] == [(2, 3), (1, 2)]
