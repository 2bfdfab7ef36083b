"""What is confirmed may be another sum than the buyer named; what came meanwhile is a warning."""

from collections.abc import Mapping

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.payments.claim import Warning
from tests.factories import COMMUNITY
from tests.usecases.house import House
from tests.usecases.payments.till import MARIA, filed, ledger, order, received


def test_the_organizer_may_have_received_another_sum(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    confirmed = house.container.payments.review_claims.confirm(MARIA, claim.id, {"1001": 700, "1002": 500})
    assert (confirmed.confirmed, [part.confirmed for part in confirmed.orders]) == (1_200, [700, 500])
    assert (order(house).paid, order(house, "1002").paid) == (700, 500)
    assert [mark.confirmed for mark in order(house).claims] == [700]


def test_what_the_buyer_said_stays_beside_what_was_confirmed(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    assert (claim.confirmed, order(house).claims[0].confirmed) == (None, None)
    house.container.payments.review_claims.confirm(MARIA, claim.id, {"1001": 700, "1002": 0})
    kept_claim = house.stores.claims.get(COMMUNITY, claim.id)
    assert (kept_claim.amount, [part.amount for part in kept_claim.orders]) == (1_500, [1_000, 500])
    assert [(mark.amount, mark.confirmed) for mark in order(house).claims] == [(1_000, 700)]
    assert [(mark.amount, mark.confirmed) for mark in order(house, "1002").claims] == [(500, 0)]


def test_what_is_confirmed_as_it_was_said_says_so(house: House) -> None:
    confirmed = house.container.payments.review_claims.confirm(MARIA, filed(house).id)
    assert (confirmed.amount, confirmed.confirmed) == (1_000, 1_000)


def test_a_rejected_claim_confirms_nothing(house: House) -> None:
    rejected = house.container.payments.review_claims.reject(MARIA, filed(house).id, "Перевод не найден")
    assert (rejected.amount, rejected.confirmed, order(house).claims[0].confirmed) == (1_000, None, None)


def test_the_organizer_is_warned_of_what_came_after_the_filing(house: House) -> None:
    """The same money was written down by hand while the claim waited."""
    claim = filed(house)
    assert claim.warnings == ()
    house.container.payments.record.enter(MARIA, received(1_000))
    doubled = (Warning.OVER, Warning.DOUBLE)
    assert house.container.payments.review_claims.get(MARIA, claim.id).warnings == doubled
    assert [each.warnings for each in house.container.payments.review_claims.waiting(MARIA, None).things] == [doubled]
    assert house.container.payments.review_claims.confirm(MARIA, claim.id).warnings == doubled


def test_a_warning_that_is_over_is_not_given(house: House) -> None:
    first, second = filed(house, key="first-form"), filed(house, key="second-form")
    assert second.warnings == (Warning.OVER, Warning.DOUBLE)
    house.container.payments.review_claims.reject(MARIA, first.id, "Перевод не найден")
    assert house.container.payments.review_claims.get(MARIA, second.id).warnings == ()


def test_a_decided_claim_keeps_the_warnings_of_its_decision(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    house.container.payments.record.enter(MARIA, received(1_000))
    assert house.container.payments.review_claims.get(MARIA, claim.id).warnings == ()


@pytest.mark.parametrize(
    "amounts",
    [
        {},
        {"1001": 500},
        {"1001": 500, "1002": 500, "1003": 1},
        {"1001": 500, "1003": 500},
        {"1001": -1, "1002": 501},
        {"1001": 0, "1002": 0},
        {"1001": 10**12, "1002": 0},
    ],
)
def test_other_sums_are_for_the_same_orders_and_add_up_to_something(house: House, amounts: Mapping[str, int]) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    with pytest.raises(Invalid):
        house.container.payments.review_claims.confirm(MARIA, claim.id, amounts)
    assert (ledger(house), house.stores.claims.get(COMMUNITY, claim.id)) == ([], claim)
