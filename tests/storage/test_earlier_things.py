"""A thing that was written before some of its fields were thought of."""

import json
from typing import Any

from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.storage.engine.bodies import body
from chalicelib.storage.engine.reading import read_thing
from tests.factories import a_claim, a_claim_mark, a_payment, a_purchase, an_order, payable


def before(thing: object, *later: str) -> str:
    """As it was written without the fields that came later, at any depth."""

    def without(value: Any) -> Any:
        if isinstance(value, list):
            return [without(each) for each in value]
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name not in later}
        return value

    return json.dumps(without(json.loads(body(thing))))


def test_a_claim_that_was_confirmed_before_says_only_its_sum() -> None:
    written = before(a_claim(state=ClaimState.CONFIRMED, confirmed=1), "confirmed")
    claim = read_thing(written, 1, PaymentClaim)
    assert (claim.amount, claim.confirmed, claim.received) == (100_000, None, 100_000)
    assert claim.orders[0].confirmed is None


def test_the_ledger_and_the_marks_of_an_order_are_read() -> None:
    order = an_order(claims=(a_claim_mark(),), payments=(a_payment(counterpart="1002"),), paid=100_000)
    read = read_thing(before(order, "confirmed", "own"), 0, Order)
    assert read == order
    assert not read.payments[0].own


def test_the_place_of_a_purchase_counts_as_its_own_word() -> None:
    written = before(a_purchase(terms=payable(hours="вт"), place="", hours=""), "place", "hours")
    purchase = read_thing(written.replace('"details"', '"place": "у подъезда", "details"'), 1, Purchase)
    assert (purchase.place, purchase.wording.place) == (None, "у подъезда")
