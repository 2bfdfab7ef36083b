"""Adjustments by hand, and an order cancelled by itself."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.orders.adjusting import (
    MOST_ADJUSTMENTS,
    adjusted,
    adjustment,
    cancelled,
    reopened,
    without_adjustment,
)
from chalicelib.domain.orders.cards import bill_of, parcel_of
from chalicelib.domain.orders.order import Handout, crossed, handed
from chalicelib.domain.orders.sums import AdjustmentKind, ChangeReason
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_choice, an_order, payable

ORDER = an_order(terms=payable())
DISCOUNT = adjustment("a1", AdjustmentKind.DISCOUNT, -10_000, "Постоянной покупательнице")


def test_an_adjustment_enters_the_explained_sum_and_leaves_it() -> None:
    after = adjusted(ORDER, DISCOUNT, NOW)
    assert after.total == ORDER.total - 10_000
    assert (after.explanation[-1].kind, after.explanation[-1].reason) == ("discount", "Постоянной покупательнице")
    assert (after.changes[0].reason, after.changes[0].note) == (ChangeReason.ADJUSTMENT, DISCOUNT.reason)
    again = without_adjustment(after, "a1", NOW)
    assert (again.total, again.adjustments, len(again.changes)) == (ORDER.total, (), 2)


@pytest.mark.parametrize(
    ("kind", "amount", "reason"),
    [
        (AdjustmentKind.DISCOUNT, 100, "adjustment_sign"),
        (AdjustmentKind.PACKING, -100, "adjustment_sign"),
        (AdjustmentKind.OTHER, 0, "adjustment_unreadable"),
        (AdjustmentKind.CORRECTION, 10_000_000_001, "adjustment_unreadable"),
    ],
)
def test_a_discount_is_in_the_buyers_favour_and_packing_is_not(kind: AdjustmentKind, amount: int, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        adjustment("a1", kind, amount, "x")
    assert adjustment("a1", AdjustmentKind.CORRECTION, -1, "x").amount == -1


def test_a_sum_does_not_fall_below_nothing_and_adjustments_have_their_number() -> None:
    with pytest.raises(Invalid, match="adjustment_too_large"):
        adjusted(ORDER, adjustment("a1", AdjustmentKind.OTHER, -ORDER.total - 1, "x"), NOW)
    full = replace(ORDER, adjustments=(DISCOUNT,) * MOST_ADJUSTMENTS)
    with pytest.raises(Invalid, match="adjustments_too_many"):
        adjusted(full, DISCOUNT, NOW)
    for unknown in ("a2", ""):
        with pytest.raises(NotFound, match="adjustment_missing"):
            without_adjustment(adjusted(ORDER, DISCOUNT, NOW), unknown, NOW)


def test_in_a_cancelled_order_nothing_counts_and_what_was_paid_is_to_be_returned() -> None:
    before = adjusted(replace(ORDER, paid=50_000, delivery_share=500, point=a_choice()), DISCOUNT, NOW)
    ready = replace(before, handout=Handout.READY)
    after = cancelled(ready, NOW, "Передумала")
    assert (after.total, after.debt, after.to_return) == (0, 0, 50_000)
    assert (after.payment_state, after.pieces, after.held_at) == (PaymentState.OVERPAID, (), None)
    assert (bill_of(after), parcel_of(after)) == (None, None)
    assert (after.changes[0].before, after.changes[0].after, after.changes[0].note) == (ready.total, 0, "Передумала")
    assert after.paid_at is None, "nobody has paid it in full"
    assert replace(after, paid=0).payment_state is PaymentState.UNPAID
    with pytest.raises(Conflict, match="order_cancelled"):
        handed(after, Handout.HANDED_OUT, NOW)
    back = reopened(after, NOW, "Ошиблись")
    assert (back.total, back.lines, back.cancelled_at) == (ready.total, ready.lines, None)
    assert back.revision == ready.revision + 2


def test_of_a_cancelled_purchase_all_that_was_paid_is_to_be_returned() -> None:
    order = an_order(terms=Terms(stage=Stage.CANCELLED), paid=100)
    assert (order.cancelled, order.to_return) == (True, 100)
    assert replace(order, terms=Terms()).to_return == 0
    assert an_order(paid=an_order().total + 5).to_return == 5


def test_of_a_discount_larger_than_what_is_left_of_an_order_nobody_is_returned_what_he_did_not_pay() -> None:
    order = an_order((), adjustments=(DISCOUNT,), paid=300)
    assert (order.total, order.to_return) == (-10_000, 300)
    assert replace(order, paid=0).to_return == 0


def test_edited_up_and_down_is_paid_exactly_and_nothing_is_to_be_returned() -> None:
    paid = replace(ORDER, paid=ORDER.total)
    more = adjusted(paid, adjustment("a1", AdjustmentKind.OTHER, 20_000, "Коробка"), NOW)
    less = without_adjustment(more, "a1", NOW)
    assert (more.debt, less.debt, less.to_return, less.payment_state) == (20_000, 0, 0, PaymentState.PAID)
    assert crossed(more, less)
