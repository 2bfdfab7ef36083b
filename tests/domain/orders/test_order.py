"""An order, its sum explained, its ledger, its way to the buyer."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import (
    HANDOUT_MOVES,
    HELD,
    KEPT_CHANGES,
    Handout,
    Order,
    changed,
    handed,
    is_number,
    on_terms,
    one_currency,
)
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind, ChangeReason, SumChange
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.domain.orders.explained import orders
from tests.factories import NOW, a_choice, a_line, a_point, an_order


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
    point = a_choice(a_point(price=150))
    order = an_order(lines, fee=1_050, delivery_share=777, adjustments=adjustments, point=point)
    told = [(part.kind, part.amount, part.basis_points, part.reason) for part in order.explanation]
    assert told == [
        ("goods", 20_101, None, ""),
        ("fee", 2_111, 1_050, ""),
        ("delivery", 777, None, ""),
        ("pickup", 150, None, "На Северной"),
        ("discount", -500, None, "постоянному покупателю"),
        ("packing", 300, None, ""),
    ]
    assert order.total == 22_939


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


def test_collecting_costs_nothing_where_it_is_free_and_where_there_is_nothing_to_collect() -> None:
    dear, free = a_choice(a_point(price=150)), a_choice(a_point(price=0))
    assert [part.kind for part in an_order(fee=0, point=free).explanation] == ["goods"]
    refused = an_order((a_line(state=LineState.REFUSED),), fee=0, point=dear)
    assert (refused.total, refused.debt) == (0, 0)


def test_from_the_hand_out_on_an_order_is_there_to_be_collected() -> None:
    for stage, handout in product(Stage, Handout):
        after = on_terms(an_order(handout=handout), Terms(revision=3, stage=stage))
        became_ready = stage in (Stage.DISTRIBUTING, Stage.COMPLETED) and handout is Handout.NOT_READY
        assert after.handout is (Handout.READY if became_ready else handout), (stage, handout)
        assert after.terms.revision == 3


def test_an_order_learns_whose_purchase_it_is() -> None:
    order = an_order(organizer="maria")
    assert on_terms(order, Terms(organizer="elena")).organizer == "elena"
    assert on_terms(order, Terms()).organizer == "maria"


NOT_READY, READY, HANDED_OUT, STORED, RETURNED = Handout
HANDINGS = {
    (NOT_READY, READY),
    (READY, HANDED_OUT),
    (READY, STORED),
    (READY, RETURNED),
    (STORED, HANDED_OUT),
    (STORED, RETURNED),
    (STORED, READY),
    (HANDED_OUT, RETURNED),
    (HANDED_OUT, READY),
    (RETURNED, READY),
}


def test_the_desk_moves_an_order_as_the_table_says() -> None:
    for before, after in product(Handout, Handout):
        order = an_order(handout=before, handed_out_at=NOW if before is HANDED_OUT else None)
        if (before, after) in HANDINGS:
            moved = handed(order, after, NOW)
            assert (moved.handout, moved.handed_out_at) == (after, NOW if after is HANDED_OUT else None)
        else:
            early = before is Handout.NOT_READY
            with pytest.raises(Conflict, match="handout_early" if early else "handout_refused"):
                handed(order, after, NOW)


def test_at_the_hand_out_an_order_that_is_not_ready_is_refused_for_itself() -> None:
    order = an_order(handout=Handout.NOT_READY, terms=Terms(stage=Stage.DISTRIBUTING))
    with pytest.raises(Conflict, match="handout_refused"):
        handed(order, HANDED_OUT, NOW)


def test_every_slip_of_the_desk_can_be_put_right() -> None:
    """From everywhere but the beginning there is a way back to where it can be collected."""
    assert HANDOUT_MOVES.keys() == set(Handout)
    assert all(READY in HANDOUT_MOVES[state] for state in Handout if state is not READY)


def test_an_order_takes_room_at_its_point_until_somebody_has_it_or_it_is_cancelled() -> None:
    assert {NOT_READY, READY, STORED} == HELD
    for stage, handout in product(Stage, Handout):
        order = an_order(point=a_choice(), handout=handout, terms=Terms(stage=stage))
        takes = handout in HELD and stage is not Stage.CANCELLED
        assert order.held_at == ("north" if takes else None), (stage, handout)
        assert replace(order, point=None).held_at is None
        assert replace(order, lines=(a_line(state=LineState.CANCELLED),)).held_at is None


@pytest.mark.parametrize(("text", "could"), [("1001", True), ("1" * 12, True), ("1" * 13, False)])
def test_a_number_is_digits_and_short(text: str, could: bool) -> None:
    assert is_number(text) is could


@pytest.mark.parametrize("text", ["", "1 001", "-1", "10.5", "\u0661\u0662", "²", "a#b", "1001\n"])
def test_what_is_no_number_is_the_number_of_nothing(text: str) -> None:
    assert not is_number(text)


def test_orders_of_one_currency_can_be_added_up() -> None:
    assert one_currency([an_order(), an_order(number="1002")]) == "RUB"
    with pytest.raises(Conflict, match="currencies_mixed"):
        one_currency([an_order(), an_order(currency="KZT")])
