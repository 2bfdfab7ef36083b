"""A claim as it is filed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.domain.payments.filing import Report, filed, known_sums, unclaimed, warned, with_marks
from chalicelib.domain.payments.payment import PaymentKind
from tests.factories import NOW, a_buyer, a_claim_mark, a_line, a_payment, an_order

ANNA = a_buyer()


def owing(number: str, total: int, **fields: object) -> Order:
    return an_order((a_line(price=total),), number=number, fee=0, **fields)


def parts(amount: int, *orders: Order) -> list[int]:
    return [part.amount for part in filed("c", Report(amount, NOW), orders, ANNA, NOW).orders]


def warnings(amount: int, *orders: Order) -> tuple[Warning, ...]:
    return filed("c", Report(amount, NOW), orders, ANNA, NOW).warnings


@settings(deadline=None)
@given(st.integers(1, 10_000), st.lists(st.integers(0, 3_000), min_size=1, max_size=10))
def test_the_parts_of_a_claim_add_up_to_it(amount: int, totals: list[int]) -> None:
    orders = [owing(str(place), total) for place, total in enumerate(totals, 1001)]
    claim = filed("c", Report(amount, NOW), orders, ANNA, NOW)
    assert sum(part.amount for part in claim.orders) == claim.amount == amount
    assert [part.number for part in claim.orders] == [order.number for order in orders]


def test_a_sum_goes_to_the_debts_in_turn() -> None:
    assert parts(500, owing("1001", 300), owing("1002", 900)) == [300, 200]


def test_what_was_reported_before_is_not_paid_twice() -> None:
    claimed = owing("1001", 300, claims=(a_claim_mark(id="earlier", amount=250),))
    assert unclaimed(claimed) == 50
    assert parts(500, claimed, owing("1002", 900)) == [50, 450]


@pytest.mark.parametrize("state", [ClaimState.REJECTED, ClaimState.WITHDRAWN])
def test_what_was_rejected_or_taken_back_is_still_to_be_paid(state: ClaimState) -> None:
    order = owing("1001", 300, claims=(a_claim_mark(amount=300, state=state),))
    assert (unclaimed(order), warnings(300, order)) == (300, ())


def test_more_reported_than_due_leaves_nothing_to_pay() -> None:
    assert unclaimed(owing("1001", 300, claims=(a_claim_mark(amount=400),))) == 0


def test_a_claim_says_whose_it_is_and_what_for() -> None:
    report = Report(300, NOW, "от мужа", "claim1", "image/png")
    claim = filed("claim1", report, [owing("1001", 300)], ANNA, NOW)
    assert (claim.buyer, claim.buyer_name, claim.comment) == ("anna", "Анна Петрова", "от мужа")
    assert (claim.orders[0].purchase_title, claim.currency) == ("Осенняя обувь", "RUB")
    assert (claim.proof, claim.proof_type, claim.state) == ("claim1", "image/png", ClaimState.PENDING)


def test_the_same_sum_for_the_same_orders_is_a_double() -> None:
    """The earlier claim is known by its parts, and recognized by their sum."""
    first = [
        owing("1001", 300, claims=(a_claim_mark(amount=300),)),
        owing("1002", 900, claims=(a_claim_mark(amount=200),)),
    ]
    assert warnings(500, *first) == (Warning.PART, Warning.DOUBLE)
    assert warnings(300, first[0]) == (Warning.OVER, Warning.DOUBLE)
    assert warnings(700, *first) == ()


def test_the_sum_of_two_claims_is_no_double() -> None:
    marks = (a_claim_mark(id="a", amount=100), a_claim_mark(id="b", amount=50))
    assert set(known_sums([owing("1001", 300, claims=marks)])) == {100, 50}


def test_money_that_an_organizer_entered_already_makes_a_double() -> None:
    order = owing("1001", 900, paid=500, payments=(a_payment(amount=500),))
    assert warnings(500, order) == (Warning.OVER, Warning.DOUBLE)


def test_a_confirmed_claim_is_counted_once_though_the_ledger_has_it_too() -> None:
    mark = a_claim_mark(id="a", amount=500, state=ClaimState.CONFIRMED)
    order = owing("1001", 900, paid=400, claims=(mark,), payments=(a_payment(amount=400, claim="a"),))
    assert set(known_sums([order])) == {500}


def test_a_claim_is_no_double_of_itself() -> None:
    order = owing("1001", 300)
    claim = filed("c", Report(300, NOW), [order], ANNA, NOW)
    assert warned(claim, with_marks(claim, [order])).warnings == ()


def test_a_claim_says_first_that_its_order_was_cancelled_since() -> None:
    order = owing("1001", 300)
    claim = filed("c", Report(300, NOW), [order], ANNA, NOW)
    assert Warning.CANCELLED not in claim.remarks
    assert warned(claim, [replace(order, cancelled_at=NOW)]).remarks[0] is Warning.CANCELLED


def test_what_was_confirmed_of_another_claim_is_told_beside_what_was_said() -> None:
    mark = a_claim_mark(id="a", amount=1_000, state=ClaimState.CONFIRMED, confirmed=800)
    assert set(known_sums([owing("1001", 2_000, claims=(mark,))])) == {1_000, 800}


def test_a_refund_is_no_report() -> None:
    refund = a_payment(amount=-500, kind=PaymentKind.REFUND)
    assert not known_sums([owing("1001", 900, payments=(refund,))])


def test_sums_in_two_currencies_are_not_added_up() -> None:
    with pytest.raises(Conflict, match="currencies_mixed"):
        filed("c", Report(500, NOW), [owing("1001", 300), owing("1002", 300, currency="KZT")], ANNA, NOW)


def test_each_order_is_marked_with_its_part() -> None:
    orders = [owing("1001", 300), owing("1002", 900)]
    claim = filed("c", Report(500, NOW), orders, ANNA, NOW)
    assert [order.claimed for order in with_marks(claim, orders)] == [300, 200]
    assert [order.number for order in with_marks(claim, orders[1:])] == ["1002"]
