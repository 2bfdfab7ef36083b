"""The same form comes twice, or two come at once: one payment is one claim."""

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import LessDue, NotFound, Repeated, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.usecases.retries import TRIES
from tests.factories import COMMUNITY, a_buyer
from tests.fakes import MemoryOrders
from tests.usecases.house import House
from tests.usecases.payments.till import ANNA, ELENA, MARIA, filed, kept, order, uploaded, wish
from tests.usecases.rivals import late


def test_the_same_form_twice_is_one_claim(house: House) -> None:
    first = filed(house)
    again = filed(house)
    other_words = filed(house, comment="иначе")
    assert first == again == other_words
    assert house.memory.events() == [Event.CLAIM_FILED]


@pytest.mark.parametrize(("orders", "amount"), [(("1001",), 5), (("1002",), 1_000), (("1001", "1002"), 1_000)])
def test_a_form_that_says_something_else_the_second_time_is_refused(
    house: House, orders: tuple[str, ...], amount: int
) -> None:
    claim = filed(house)
    for hurried in (house, late(house)):
        with pytest.raises(Repeated, match="claim_repeated"):
            filed(hurried, *orders, amount=amount)
    assert (house.memory.events(), order(house).claimed) == ([Event.CLAIM_FILED], claim.amount)


def test_of_two_forms_at_once_with_one_key_the_second_is_refused_when_it_says_something_else(house: House) -> None:
    proof = uploaded(house)
    with pytest.raises(Repeated, match="claim_repeated"):
        filed(late(house, lambda: filed(house, amount=700)), amount=500, proof=proof)
    assert (order(house).claimed, kept(house)) == (700, {})


def test_the_same_form_answers_with_the_claim_as_it_is_now(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert filed(house).state is ClaimState.CONFIRMED


def test_two_taps_at_once_are_one_claim(house: House) -> None:
    """The second looks before the first has committed."""
    claim = filed(late(house, lambda: filed(house)))
    assert claim == house.stores.claims.get(COMMUNITY, claim.id)
    assert (order(house).claimed, house.memory.events()) == (1_000, [Event.CLAIM_FILED])


def test_two_claims_at_once_know_of_each_other(house: House) -> None:
    second = filed(late(house, lambda: filed(house, amount=700, key="form-one")), amount=500, key="form-two")
    assert (order(house).claimed, second.warnings) == (1_200, (Warning.OVER,))


def test_whoever_is_always_overtaken_is_told_to_look_again(house: House) -> None:
    keys = (f"form-of-rival-{place}" for place in range(9))
    rivals = [lambda: filed(house, amount=1, key=next(keys))] * TRIES
    with pytest.raises(Stale):
        filed(late(house, *rivals))
    assert order(house).claimed == TRIES


def test_a_form_that_is_sent_twice_at_once_is_one_claim_for_both(house: House) -> None:
    """The other one is filed between the first look and the reading of the orders."""
    orders, twins = house.stores.orders, [lambda: filed(house, key="the-only-form", due=1_000)]

    class Overtaken(MemoryOrders):
        def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
            if twins:
                twins.pop()()
            return orders.many(community, numbers)

    overtaken = replace(house.container.payments.file_claims, orders=Overtaken(house.memory))
    claim = overtaken.file(ANNA, wish(key="the-only-form", due=1_000))
    assert claim == filed(house, key="the-only-form", due=1_000)
    assert len(house.container.payments.review_claims.waiting(MARIA, None).things) == 1


def test_two_tabs_at_once_report_one_debt_once(house: House) -> None:
    second = late(house, lambda: filed(house, key="the-first-tab", due=1_000))
    with pytest.raises(LessDue):
        filed(second, key="the-second-tab", due=1_000)


def test_the_same_key_of_another_buyer_is_another_claim(house: House) -> None:
    house.join(a_buyer(id="elena", ok_id="570000000102", name="Елена"))
    claim = filed(house)
    theirs = house.container.payments.file_claims.file(ELENA, wish("1003", amount=700))
    assert theirs.id != claim.id


def test_a_claim_that_is_not_ours_is_never_handed_out_for_a_key(house: House) -> None:
    claim = filed(house)
    house.memory.things["PaymentClaim", COMMUNITY, claim.id] = replace(claim, buyer="elena")
    with pytest.raises(NotFound, match="claim_missing"):
        filed(house)
