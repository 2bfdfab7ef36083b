"""What a buyer reports stands beside what he owes: too much, too little, once more, unasked."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, LessDue
from chalicelib.domain.payments.claim import Warning
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import payable
from tests.usecases.house import House
from tests.usecases.payments.till import MARIA, filed, order, owing, received


def test_several_claims_pay_one_order(house: House) -> None:
    first = filed(house, amount=400, key="form-one")
    second = filed(house, amount=600, key="form-two")
    assert (first.warnings, second.warnings) == ((Warning.PART,), ())
    after = order(house)
    assert (after.claimed, [mark.amount for mark in after.claims]) == (1_000, [600, 400])


def test_a_second_claim_goes_to_what_the_first_left(house: House) -> None:
    filed(house, "1001", amount=700, key="form-one")
    second = filed(house, "1001", "1002", amount=800, key="form-two")
    assert ([part.amount for part in second.orders], second.warnings) == ([300, 500], ())


@pytest.mark.parametrize(
    ("orders", "amount", "warnings"),
    [
        (("1001",), 999, (Warning.PART,)),
        (("1001",), 1_001, (Warning.OVER,)),
        (("1001", "1002"), 1_500, ()),
        (("1001", "1002"), 1_600, (Warning.OVER,)),
    ],
)
def test_too_little_and_too_much_are_visible(
    house: House, orders: tuple[str, ...], amount: int, warnings: tuple[Warning, ...]
) -> None:
    assert filed(house, *orders, amount=amount).warnings == warnings


@pytest.mark.parametrize(("orders", "amount"), [(("1001",), 1_000), (("1001", "1002"), 1_500)])
def test_the_same_sum_again_is_visible(house: House, orders: tuple[str, ...], amount: int) -> None:
    filed(house, *orders, amount=amount, key="form-one")
    assert filed(house, *orders, amount=amount, key="form-two").warnings == (Warning.OVER, Warning.DOUBLE)


def test_a_sum_that_the_organizer_wrote_down_already_is_visible(house: House) -> None:
    house.container.payments.record.enter(MARIA, received(400))
    assert filed(house, amount=400).warnings == (Warning.PART, Warning.DOUBLE)


def test_a_form_that_shows_more_to_pay_than_is_left_is_refused_until_it_shows_what_is(house: House) -> None:
    """Another tab has reported the debt, or the organizer has written the money down."""
    filed(house, key="the-first-tab", due=1_000)
    with pytest.raises(LessDue):
        filed(house, key="the-second-tab", due=1_000)
    house.container.payments.record.enter(MARIA, received(500, "1002"))
    with pytest.raises(LessDue):
        filed(house, "1001", "1002", key="the-second-tab", due=500)
    assert len(house.container.payments.review_claims.waiting(MARIA, None).things) == 1
    again = filed(house, key="the-second-tab", due=0)
    assert again.warnings == (Warning.OVER, Warning.DOUBLE)


def test_a_form_that_shows_what_is_left_or_less_is_taken(house: House) -> None:
    assert [filed(house, key=f"form-of-{due}", amount=1, due=due).amount for due in (999, 0, None)] == [1, 1, 1]
    assert filed(house, key="form-of-999", amount=1, due=999) == filed(house, key="form-of-999", amount=1, due=5_000)


def test_what_nobody_has_asked_for_is_taken_and_the_organizer_sees_it(house: House) -> None:
    """The money is on its way: a refusal would only hide it."""
    house.save(owing("1004", 700, terms=Terms()), owing("1005", 300, terms=payable(stage=Stage.CANCELLED)))
    for amount, numbers in ((2_001, ["1004"]), (2_002, ["1005"]), (2_003, ["1001", "1004"])):
        claim = filed(house, *numbers, key=f"form-of-{amount}", amount=amount)
        gone = (Warning.CANCELLED,) if "1005" in numbers else ()
        assert claim.remarks == (*gone, Warning.OVER, Warning.CLOSED), numbers
        assert Warning.CLOSED not in claim.warnings, "an older release could not read it"
    house.save(replace(order(house, "1004"), terms=payable()))
    waiting = house.container.payments.review_claims.waiting(MARIA, None).things
    assert [Warning.CLOSED in claim.remarks for claim in waiting] == [True, True, True]
    assert filed(house, "1002", amount=500).remarks == ()


def test_orders_in_two_currencies_are_not_paid_with_one_sum(house: House) -> None:
    house.save(owing("1004", 900, currency="KZT"))
    with pytest.raises(Conflict, match="currencies_mixed"):
        filed(house, "1001", "1004")
