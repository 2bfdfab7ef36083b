"""An order, its sum explained, its ledger, its way to the buyer."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.claim_marks import KEPT_CLAIMS, marked
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import (
    HANDOUT_MOVES,
    HELD,
    KEPT_CHANGES,
    KEPT_PAYMENTS,
    Handout,
    Order,
    changed,
    crossed,
    handed,
    is_number,
    on_terms,
    one_currency,
    paying,
)
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind, ChangeReason, SumChange
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import SETTLED, PaymentKind, PaymentState
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_choice, a_claim_mark, a_line, a_payment, a_point, an_order

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
    point = draw(st.none() | st.integers(0, 10_000).map(lambda price: a_choice(a_point(price=price))))
    return an_order(draw(LINES), fee=fee, delivery_share=share, adjustments=tuple(draw(ADJUSTMENTS)), point=point)


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


def owing(total: int, **fields: object) -> Order:
    return an_order((a_line(price=total),), fee=0, **fields)


@given(st.lists(st.integers(-500, 500), max_size=40))
def test_what_is_paid_is_the_sum_of_the_ledger(amounts: list[int]) -> None:
    order = owing(1_000)
    for place, amount in enumerate(amounts):
        order = paying(order, a_payment(id=f"p{place}", amount=amount))
    assert order.paid == sum(amounts)
    newest = [entry.amount for entry in order.payments]
    assert newest == amounts[::-1][:KEPT_PAYMENTS]
    assert order.debt == max(1_000 - sum(amounts), 0)


def test_the_moment_it_was_first_paid_in_full_stays() -> None:
    later = NOW + timedelta(days=1)
    paid = paying(owing(100), a_payment(amount=100))
    refunded = paying(paid, a_payment(amount=-100, kind=PaymentKind.REFUND, recorded_at=later))
    again = paying(refunded, a_payment(amount=100, recorded_at=later))
    assert [order.paid_at for order in (paid, refunded, again)] == [NOW, NOW, NOW]
    assert crossed(refunded, again)


STATES = {
    PaymentState.UNPAID: 0,
    PaymentState.PARTLY_PAID: 60,
    PaymentState.PAID: 100,
    PaymentState.OVERPAID: 150,
}


@pytest.mark.parametrize(("before", "after"), list(product(PaymentState, PaymentState)))
def test_it_is_paid_in_full_when_the_line_is_crossed_and_only_then(before: PaymentState, after: PaymentState) -> None:
    orders = [owing(100, paid=STATES[state]) for state in (before, after)]
    assert [order.payment_state for order in orders] == [before, after]
    assert crossed(*orders) is (before not in SETTLED and after in SETTLED)


def test_a_lower_sum_may_make_it_paid_in_full() -> None:
    before = owing(100, paid=60)
    after = changed(before, NOW, ChangeReason.IMPORT, owing(60, paid=60))
    assert (after.payment_state, after.paid_at) == (PaymentState.PAID, NOW)


def test_a_higher_sum_makes_a_paid_order_partly_paid_and_its_moment_stays() -> None:
    before = paying(owing(100), a_payment(amount=100))
    after = changed(before, NOW + timedelta(days=1), ChangeReason.IMPORT, replace(before, lines=(a_line(price=130),)))
    assert (after.payment_state, after.debt, after.paid_at) == (PaymentState.PARTLY_PAID, 30, NOW)


def test_a_claim_waits_beside_the_debt_and_does_not_lower_it() -> None:
    order = marked(owing(100), a_claim_mark(amount=70))
    assert (order.debt, order.claimed, order.paid) == (100, 70, 0)


def test_a_mark_takes_the_place_of_the_one_of_its_claim() -> None:
    order = marked(marked(owing(100), a_claim_mark(amount=70)), a_claim_mark(amount=60, state=ClaimState.CONFIRMED))
    assert [(mark.amount, mark.state) for mark in order.claims] == [(60, ClaimState.CONFIRMED)]


def test_claims_that_wait_are_never_forgotten_and_old_decided_ones_are() -> None:
    order = owing(100)
    order = marked(order, a_claim_mark(id="oldest", filed_at=NOW - timedelta(days=99)))
    for place in range(KEPT_CLAIMS + 5):
        mark = a_claim_mark(id=str(place), state=ClaimState.REJECTED, filed_at=NOW + timedelta(seconds=place))
        order = marked(order, mark)
    kept = [mark.id for mark in order.claims]
    assert kept == [*(str(place) for place in range(24, 5, -1)), "oldest"]
    assert order.claimed == 100_000


def test_no_more_claims_wait_at_once_than_an_order_can_show() -> None:
    order = owing(100)
    for place in range(KEPT_CLAIMS):
        order = marked(order, a_claim_mark(id=str(place)))
    with pytest.raises(Conflict, match="claims_too_many"):
        marked(order, a_claim_mark(id="more"))
    decided = marked(order, a_claim_mark(id="3", state=ClaimState.CONFIRMED))
    assert len(marked(decided, a_claim_mark(id="more")).claims) == KEPT_CLAIMS


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
