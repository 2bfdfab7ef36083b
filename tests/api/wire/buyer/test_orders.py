"""What of an order its buyer reads."""

from chalicelib.api.wire.buyer.orders import write_order
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import PaymentKind
from tests.factories import a_claim_mark, a_payment, an_order, payable

MOVED = a_payment(kind=PaymentKind.TRANSFER, amount=-500, counterpart="1002")


def test_a_buyer_reads_where_his_money_went_when_it_is_still_his() -> None:
    own = an_order(payments=(a_payment(kind=PaymentKind.TRANSFER, amount=-500, counterpart="1002", own=True), MOVED))
    assert [each.counterpart for each in write_order(own).payments] == ["1002", None]


def test_what_was_paid_is_what_is_shown_and_what_came_before() -> None:
    order = write_order(an_order(paid=1_200, payments=(a_payment(amount=500),)))
    assert order.paid_earlier + sum(each.amount for each in order.payments) == order.paid
    assert write_order(an_order(paid=500, payments=(a_payment(amount=500),))).paid_earlier == 0


def test_a_mark_says_what_was_said_and_what_was_confirmed() -> None:
    order = an_order(claims=(a_claim_mark(amount=1_000, state=ClaimState.CONFIRMED, confirmed=800),))
    (mark,) = write_order(order).claims
    assert (mark.amount, mark.confirmed) == (1_000, 800)


def test_who_has_his_order_does_not_choose_a_point_any_more() -> None:
    locks = [
        write_order(an_order(terms=payable(points=("north",)), handout=handout)).pickup.locked for handout in Handout
    ]
    assert dict(zip(Handout, locks, strict=True)) == {
        Handout.NOT_READY: False,
        Handout.READY: False,
        Handout.STORED: False,
        Handout.HANDED_OUT: True,
        Handout.RETURNED: True,
    }
