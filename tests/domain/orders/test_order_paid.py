"""What is paid for an order, and what its buyer says he has paid."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.claim_marks import KEPT_CLAIMS, marked
from chalicelib.domain.orders.order import KEPT_PAYMENTS, Order, changed, crossed, paying
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import SETTLED, PaymentKind, PaymentState
from tests.factories import NOW, a_claim_mark, a_line, a_payment, an_order


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
