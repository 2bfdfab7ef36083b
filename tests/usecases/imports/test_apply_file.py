"""An import meets what is going on in its purchase: new terms, payments, claims, the hand-out."""

from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.payment import PaymentKind, PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, NOW, a_point, a_principal, ok_id_of, points_of, row_of
from tests.usecases.house import House
from tests.usecases.rivals import late

MARIA = a_principal()


def put(house: House, **fields: Any) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, **fields))


def moved(house: House, *stages: Stage) -> None:
    for stage in stages:
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.spread()


def received(house: House, amount: int, number: str = "1001") -> None:
    house.container.payments.record.enter(MARIA, MoneyMove(house.ids() + "-form", PaymentKind.PAYMENT, number, amount))


def all_have_the_terms(house: House) -> bool:
    return {order.terms for order in house.memory.orders(COMMUNITY)} == {house.purchase().terms}


def told(house: House, event: Event) -> Counter[str]:
    return Counter(str(entry.data["number"]) for entry in house.memory.journal if entry.event == event)


def step(house: House, job: str) -> None:
    house.container.imports.run.run(house.asked(job)[-1])


@pytest.mark.parametrize("turns", sorted(set(permutations("IIISS"))), ids="".join)
def test_orders_that_an_import_writes_on_old_terms_get_the_new_ones(house: House, turns: tuple[str, ...]) -> None:
    """The purchase's terms change and are spread while the import is between any two of its steps."""
    rows = [row_of(place) for place in range(CHUNK + 5)]
    house.imported(*rows[:5])
    job = house.previewed(*rows).id
    house.container.imports.manage.start(MARIA, job)
    for number, turn in enumerate(turns):
        if turn == "I":
            step(house, job)
        else:
            put(house, payment_open=True, details=f"СБП {number}")
            house.spread()
    assert house.driven(job).state is ImportState.DONE
    house.spread()
    assert all_have_the_terms(house)
    assert told(house, Event.ORDER_PAYMENT_OPENED) == {str(1001 + place): 1 for place in range(CHUNK + 5)}


def test_new_terms_in_the_middle_of_a_step_reach_its_orders(house: House) -> None:
    """The step has read the purchase, and the chain is through before its first order is there."""
    job = house.previewed(*(row_of(place) for place in range(3))).id
    house.container.imports.manage.start(MARIA, job)

    def change() -> None:
        put(house, payment_open=True)
        house.spread()

    step(late(house, change), job)
    assert {order.terms.revision for order in house.memory.orders(COMMUNITY)} == {0}
    house.driven(job)
    assert all_have_the_terms(house)
    assert told(house, Event.ORDER_PAYMENT_OPENED) == {"1001": 1, "1002": 1, "1003": 1}


def test_the_last_step_and_the_chain_that_give_the_same_terms_tell_of_them_once(house: House) -> None:
    """Both are about to write the order; the second finds it written and comes again."""
    house.imported(row_of(1))
    job = house.previewed(row_of(1, price="200")).id
    house.container.imports.manage.start(MARIA, job)
    step(house, job)
    put(house, payment_open=True)
    step(house, job)
    with pytest.raises(Stale):
        step(late(house, house.spread), job)
    house.driven(job)
    assert told(house, Event.ORDER_PAYMENT_OPENED) == {"1001": 1}
    assert all_have_the_terms(house)


def test_the_last_step_that_brings_the_end_of_a_purchase_frees_the_places_of_its_orders(house: House) -> None:
    house.save(points_of(a_point(capacity=1)))
    house.imported(row_of(1))
    house.container.pickup.choose_point.move(MARIA, "1001", "north")
    job = house.previewed(row_of(1, price="200")).id
    house.container.imports.manage.start(MARIA, job)
    house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)
    house.driven(job)
    house.spread()
    assert all_have_the_terms(house)
    assert house.stores.points.get(COMMUNITY).taken == {"north": 0}
    assert told(house, Event.ORDER_CANCELLED) == {"1001": 1}


def test_a_late_buyer_hears_how_to_pay_and_that_he_can_collect(house: House) -> None:
    house.imported(row_of(1))
    put(house, payment_open=True)
    moved(house, Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING)
    job = house.imported(row_of(1), row_of(2)).id
    assert told(house, Event.ORDER_PAYMENT_OPENED) == {"1001": 1, "1002": 1}
    assert told(house, Event.ORDER_READY) == {"1001": 1, "1002": 1}
    late = [entry for entry in house.memory.journal if entry.event == Event.ORDER_READY][-1]
    assert late.data["import"] == job
    assert house.order_of(ok_id_of(2)).handout is Handout.READY


def test_before_payment_opens_a_new_order_is_just_saved(house: House) -> None:
    house.imported(row_of(1))
    assert [entry.event for entry in house.memory.journal if entry.subject == "order/1001"] == [Event.ORDER_SAVED]


def order(house: House) -> Order:
    return house.order_of(ok_id_of(1))


def test_a_lower_total_after_the_payment_is_too_much_paid(house: House) -> None:
    house.imported(row_of(1))
    received(house, 11_000)
    house.imported(row_of(1, price="50"))
    after = order(house)
    assert (after.paid, after.total, after.payment_state, after.debt) == (11_000, 5_500, PaymentState.OVERPAID, 0)
    assert told(house, Event.ORDER_PAID) == {"1001": 1}


def test_a_lower_total_may_make_a_part_the_whole_and_that_is_said_once(house: House) -> None:
    house.imported(row_of(1))
    received(house, 5_500)
    house.imported(row_of(1, price="50"))
    house.imported(row_of(1, price="50"))
    assert (order(house).payment_state, order(house).paid_at) == (PaymentState.PAID, NOW)
    assert told(house, Event.ORDER_PAID) == {"1001": 1}


def test_a_higher_total_after_the_payment_is_a_debt_again_and_a_bill(house: House) -> None:
    house.imported(row_of(1))
    put(house, payment_open=True)
    house.spread()
    received(house, 11_000)
    buyer = a_principal(id=order(house).buyer)
    assert house.container.orders.read.bills(buyer, None).things == []
    house.imported(row_of(1, price="150"))
    (bill,) = house.container.orders.read.bills(buyer, None).things
    assert (bill.debt, order(house).payment_state) == (5_500, PaymentState.PARTLY_PAID)
    received(house, 5_500)
    assert told(house, Event.ORDER_PAID) == {"1001": 2}


def test_a_share_of_the_delivery_that_others_take_over_may_make_it_paid_in_full(house: House) -> None:
    house.save(replace(house.purchase(), delivery_cost=1_000))
    house.imported(row_of(1))
    received(house, 11_500)
    assert order(house).debt == 500
    house.imported(row_of(1), row_of(2))
    assert (order(house).delivery_share, order(house).payment_state) == (500, PaymentState.PAID)
    assert told(house, Event.ORDER_PAID) == {"1001": 1}


def test_a_claim_outlives_an_import_and_is_confirmed_over_the_new_total(house: House) -> None:
    house.imported(row_of(1))
    buyer = a_principal(id=order(house).buyer)
    claim = house.container.payments.file_claims.file(buyer, ClaimRequest("form-of-anna", ("1001",), 11_000, NOW))
    house.imported(row_of(1, price="150"))
    assert (order(house).claimed, order(house).debt) == (11_000, 16_500)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (order(house).paid, order(house).debt, order(house).claimed) == (11_000, 5_500, 0)


Deed = Callable[[House], object]
DEEDS: dict[str, Deed] = {
    "a payment": lambda house: received(house, 400),
    "a claim": lambda house: house.container.payments.file_claims.file(
        a_principal(id=order(house).buyer), ClaimRequest("form-of-anna", ("1001",), 400, NOW)
    ),
    "a point": lambda house: house.container.pickup.choose_point.move(MARIA, "1001", "north"),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_people_do_in_the_middle_of_a_step_is_not_lost(house: House, deed: Deed) -> None:
    house.save(points_of(a_point(price=150)))
    house.imported(row_of(1))
    job = house.previewed(row_of(1, price="200")).id
    house.container.imports.manage.start(MARIA, job)
    with pytest.raises(Stale):
        step(late(house, lambda: deed(house)), job)
    house.driven(job)
    after = order(house)
    assert after.goods == 20_000
    assert (after.paid == 400) or (after.claimed == 400) or (after.held_at == "north")


def test_an_order_that_an_import_empties_owes_nothing_for_its_point(house: House) -> None:
    house.save(points_of(a_point(price=150)))
    house.imported(row_of(1), row_of(2))
    house.container.pickup.choose_point.move(MARIA, "1001", "north")
    assert order(house).total == 11_150
    house.imported(row_of(1, article="К-7", price="0"), row_of(2))
    assert (order(house).goods, order(house).total) == (0, 150)
    house.save(
        replace(order(house), lines=tuple(replace(line, state=LineState.CANCELLED) for line in order(house).lines))
    )
    assert (order(house).total, order(house).debt) == (0, 0)


def test_what_is_imported_into_a_completed_purchase_can_be_collected(house: House) -> None:
    moved(house, Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING, Stage.COMPLETED)
    house.imported(row_of(1))
    assert house.order_of(ok_id_of(1)).handout is Handout.READY
