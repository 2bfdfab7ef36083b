"""What lists show of an order."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from chalicelib.domain.orders.cards import bill_of, card_of, parcel_of
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import COLLECTABLE, Handout, Order
from chalicelib.domain.orders.tracker import Step
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.purchases.purchase import Reached, Stage, Terms
from tests.domain.orders.explained import orders
from tests.factories import NOW, a_choice, a_claim_mark, a_line, a_point, an_order, payable


def owing(total: int = 1_000, **fields: object) -> Order:
    return an_order((a_line(price=total),), fee=0, **{"terms": payable(), **fields})


@settings(deadline=None)
@given(orders())
def test_a_card_agrees_with_its_order(order: Order) -> None:
    card = card_of(order)
    assert (card.total, card.lines) == (order.total, sum(line.counted for line in order.lines))
    assert (card.number, card.created_at, card.currency) == (order.number, order.created_at, order.currency)
    assert (card.payment_state, card.handout) == (order.payment_state, order.handout)


@pytest.mark.parametrize(
    ("paid", "claims", "claimed", "covered"),
    [
        (0, (), 0, False),
        (0, (999,), 999, False),
        (0, (1_000,), 1_000, True),
        (0, (600, 400), 1_000, True),
        (300, (700,), 700, True),
        (300, (699,), 699, False),
        (1_000, (50,), 50, False),
    ],
)
def test_a_card_says_what_is_claimed_and_whether_that_is_all(
    paid: int, claims: tuple[int, ...], claimed: int, covered: bool
) -> None:
    marks = tuple(a_claim_mark(id=f"claim-{place}", amount=sum_) for place, sum_ in enumerate(claims))
    card = card_of(owing(paid=paid, claims=marks))
    assert (card.claimed, card.covered) == (claimed, covered)


def test_a_card_says_where_it_is_since_when_and_whether_payment_is_asked_for() -> None:
    until = NOW + timedelta(days=3)
    terms = payable(stage=Stage.IN_TRANSIT, pay_until=until, reached=(Reached(Stage.IN_TRANSIT, NOW),))
    card = card_of(owing(terms=terms))
    assert (card.step, card.since, card.asked, card.until) == (Step.IN_TRANSIT, NOW, True, until)
    paid = card_of(owing(terms=terms, paid=1_000))
    assert (paid.asked, paid.until) == (False, None)
    closed = card_of(owing(terms=replace(terms, payment_open=False)))
    assert (closed.asked, closed.until) == (False, None)
    assert card_of(owing(terms=payable())).asked
    assert card_of(an_order((a_line(state=LineState.REFUSED),), terms=terms)).step is None


@pytest.mark.parametrize("state", [each for each in ClaimState if each is not ClaimState.PENDING])
def test_a_card_forgets_a_claim_that_was_decided_on(state: ClaimState) -> None:
    card = card_of(owing(claims=(a_claim_mark(amount=1_000, state=state),)))
    assert (card.claimed, card.covered) == (0, False)


def test_a_bill_says_what_until_when_and_how_to_pay() -> None:
    until = NOW + timedelta(days=3)
    terms = payable(pay_until=until, organizer_name="Мария Орлова")
    bill = bill_of(owing(paid=300, terms=terms, claims=(a_claim_mark(amount=200),)))
    assert bill
    assert (bill.total, bill.paid, bill.debt, bill.claimed) == (1_000, 300, 700, 200)
    assert (bill.until, bill.details, bill.organizer_name) == (until, "СБП, Орлова М.", "Мария Орлова")


def test_a_bill_stays_while_a_claim_waits() -> None:
    assert bill_of(owing(claims=(a_claim_mark(amount=1_000),)))


@pytest.mark.parametrize("paid", [1_000, 1_001])
def test_what_is_paid_is_no_bill(paid: int) -> None:
    assert bill_of(owing(paid=paid)) is None


def test_a_higher_sum_brings_the_bill_back() -> None:
    bill = bill_of(owing(1_200, paid=1_000))
    assert bill
    assert bill.debt == 200


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_to_be_paid_before_payment_opens_nor_in_a_cancelled_purchase(stage: Stage) -> None:
    assert bill_of(owing(terms=Terms(stage=stage))) is None
    asked = stage not in (Stage.DRAFT, Stage.CANCELLED)
    assert (bill_of(owing(terms=payable(stage=stage))) is not None) is asked


@pytest.mark.parametrize("handout", Handout)
def test_a_debt_stays_a_bill_wherever_the_order_is(handout: Handout) -> None:
    assert bill_of(owing(handout=handout))


@pytest.mark.parametrize("handout", Handout)
def test_nothing_of_a_cancelled_purchase_is_collected(handout: Handout) -> None:
    """The desk may have had the order ready early."""
    cancelled = an_order(handout=handout, terms=Terms(stage=Stage.CANCELLED))
    assert (parcel_of(cancelled), cancelled.collectable) == (None, False)
    assert card_of(cancelled).stage is Stage.CANCELLED


@pytest.mark.parametrize("handout", Handout)
def test_a_parcel_is_what_can_be_collected(handout: Handout) -> None:
    assert (parcel_of(an_order(handout=handout)) is not None) is (handout in COLLECTABLE)


def test_an_order_in_which_nothing_counts_is_no_parcel() -> None:
    refused = an_order((a_line(state=LineState.OUT_OF_STOCK),), handout=Handout.READY)
    assert parcel_of(refused) is None


def test_a_parcel_says_where_when_from_whom_and_what_is_owed() -> None:
    day = date(2026, 11, 25)
    terms = Terms(organizer_name="Мария Орлова", place="у подъезда", hours="с 17 до 20", collect_from=day)
    claims = (a_claim_mark(amount=100),)
    parcel = parcel_of(owing(paid=400, handout=Handout.READY, terms=terms, claims=claims))
    assert parcel
    assert (parcel.place, parcel.hours, parcel.since, parcel.organizer_name) == (
        "у подъезда",
        "с 17 до 20",
        day,
        "Мария Орлова",
    )
    assert (parcel.debt, parcel.claimed, parcel.lines, parcel.point_title) == (600, 100, 1, None)


def test_a_parcel_names_the_point_that_was_chosen() -> None:
    parcel = parcel_of(an_order(handout=Handout.STORED, point=a_choice(a_point(title="Склад"))))
    assert parcel
    assert (parcel.point_title, parcel.point_address, parcel.handout) == ("Склад", "Северная, 5", Handout.STORED)
