"""A claim that is decided twice, or by two at once: the first decision stands."""

from collections.abc import Callable

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import PaymentClaim
from tests.factories import COMMUNITY
from tests.usecases.house import House
from tests.usecases.payments.till import ANNA, MARIA, events, filed, ledger, order
from tests.usecases.rivals import late


def test_confirmed_twice_is_confirmed_once(house: House) -> None:
    claim = filed(house)
    first = house.container.payments.review_claims.confirm(MARIA, claim.id)
    for amounts in (None, {"1001": 1_000}):
        assert house.container.payments.review_claims.confirm(MARIA, claim.id, amounts) == first
    assert (ledger(house), events(house)) == ([1_000], [Event.LEDGER_ENTERED, Event.ORDER_PAID])


def test_who_confirms_it_with_another_sum_learns_that_it_was_decided(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    with pytest.raises(Conflict, match="claim_confirmed"):
        house.container.payments.review_claims.confirm(MARIA, claim.id, {"1001": 5})
    assert ledger(house) == [1_000]


def test_two_organizers_who_confirm_at_once_enter_it_once(house: House) -> None:
    claim = filed(house)
    second = late(house, lambda: house.container.payments.review_claims.confirm(MARIA, claim.id))
    second.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (ledger(house), order(house).paid) == ([1_000], 1_000)


def test_rejected_twice_is_rejected_once_for_the_first_reason(house: House) -> None:
    claim = filed(house)
    first = house.container.payments.review_claims.reject(MARIA, claim.id, "Не нашли")
    assert house.container.payments.review_claims.reject(MARIA, claim.id, " Не  нашли") == first
    with pytest.raises(Conflict, match="claim_rejected"):
        house.container.payments.review_claims.reject(MARIA, claim.id, "Другая причина")
    assert house.container.payments.review_claims.get(MARIA, claim.id).reason == "Не нашли"
    assert house.memory.events().count(Event.CLAIM_REJECTED) == 1


Decide = Callable[[House, str], PaymentClaim]


def confirm(house: House, claim: str) -> PaymentClaim:
    return house.container.payments.review_claims.confirm(MARIA, claim)


def reject(house: House, claim: str) -> PaymentClaim:
    return house.container.payments.review_claims.reject(MARIA, claim, "Не нашли")


def withdraw(house: House, claim: str) -> PaymentClaim:
    return house.container.payments.file_claims.withdraw(ANNA, claim)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (reject, confirm, "claim_rejected"),
        (withdraw, confirm, "claim_withdrawn"),
        (confirm, reject, "claim_confirmed"),
        (withdraw, reject, "claim_withdrawn"),
    ],
)
def test_the_first_decision_stands(house: House, first: Decide, second: Decide, reason: str) -> None:
    claim = filed(house)
    decided = first(house, claim.id)
    with pytest.raises(Conflict, match=f"^{reason}$"):
        second(house, claim.id)
    assert house.stores.claims.get(COMMUNITY, claim.id) == decided


@pytest.mark.parametrize(
    ("first", "second"), [(reject, confirm), (withdraw, confirm), (confirm, reject), (withdraw, reject)]
)
def test_of_two_decisions_at_once_the_first_stands(house: House, first: Decide, second: Decide) -> None:
    claim = filed(house)
    with pytest.raises(Conflict):
        second(late(house, lambda: first(house, claim.id)), claim.id)
