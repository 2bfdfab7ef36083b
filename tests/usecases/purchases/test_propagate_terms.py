"""A purchase's new terms reach its orders, chunk by chunk."""

from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.retries import TRIES
from tests.factories import (
    COMMUNITY,
    a_claim,
    a_claimed_order,
    a_line,
    a_payment,
    a_principal,
    a_purchase,
    an_entry,
    an_order,
    an_organizer,
    payable,
)
from tests.usecases.house import House
from tests.usecases.rivals import late

MARIA = a_principal()
MANY = 2 * CHUNK + 3


def crowd(house: House, count: int = MANY) -> None:
    for place in range(count):
        house.save(an_order((a_line(price=1_000),), number=str(1_001 + place), buyer=f"buyer{place:03}", fee=0))


def put(house: House, **fields: Any) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, **fields))


def orders(house: House) -> list[Order]:
    return house.memory.orders(COMMUNITY)


def told(house: House, event: Event) -> Counter[str]:
    return Counter(str(entry.data["number"]) for entry in house.memory.journal if entry.event == event)


def all_have_the_terms(house: House) -> bool:
    return {order.terms for order in orders(house)} == {house.purchase().terms}


def test_more_than_a_hundred_orders_get_the_terms_in_steps_and_each_is_told_once(house: House) -> None:
    crowd(house)
    put(house, payment_open=True, details="СБП")
    house.spread()
    assert all_have_the_terms(house)
    assert told(house, Event.ORDER_PAYMENT_OPENED) == Counter(order.number for order in orders(house))
    assert house.memory.events().count(Event.PURCHASE_PROPAGATED) == 2


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1])
def test_every_order_is_reached_however_many_there_are(house: House, count: int) -> None:
    crowd(house, count)
    put(house, details="СБП")
    house.spread()
    assert sum(order.terms.details == "СБП" for order in orders(house)) == count


def test_orders_of_another_purchase_live_by_their_own_terms(house: House) -> None:
    house.save(an_order(purchase="books"))
    put(house, details="СБП")
    house.spread()
    assert orders(house)[0].terms == Terms()


def test_messages_that_come_again_when_all_is_done_change_nothing(house: House) -> None:
    crowd(house)
    house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED)
    house.spread()
    before = (dict(house.memory.things), len(house.memory.journal))
    for entry in reversed(house.chained()):
        house.container.background.propagation.run(entry)
    assert (house.memory.things, len(house.memory.journal)) == before


def test_a_message_of_terms_that_are_old_does_nothing(house: House) -> None:
    crowd(house, 1)
    put(house, details="СБП")
    put(house, details="Наличными")
    house.container.background.propagation.run(house.chained()[0])
    assert orders(house)[0].terms == Terms()
    house.container.background.propagation.run(house.chained()[1])
    assert all_have_the_terms(house)


def test_a_newer_revision_in_between_takes_over(house: House) -> None:
    crowd(house)
    put(house, payment_open=True)
    house.container.background.propagation.run(house.chained()[0])
    assert len(told(house, Event.ORDER_PAYMENT_OPENED)) == CHUNK
    put(house, details="СБП")
    house.spread()
    assert all_have_the_terms(house)
    assert told(house, Event.ORDER_PAYMENT_OPENED) == Counter(order.number for order in orders(house))


def test_what_was_taken_back_in_between_is_told_to_nobody_else(house: House) -> None:
    crowd(house)
    put(house, payment_open=True)
    house.container.background.propagation.run(house.chained()[0])
    put(house, payment_open=False)
    house.spread()
    assert all_have_the_terms(house)
    assert len(told(house, Event.ORDER_PAYMENT_OPENED)) == CHUNK


Change = Callable[[House], object]
CHANGES: dict[str, Change] = {
    "open": lambda house: put(house, payment_open=True),
    "close": lambda house: put(house, payment_open=False),
    "details": lambda house: put(house, details=f"СБП {house.ids()}"),
    "stop": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED),
    "order": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.ORDERED),
    "give": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.DISTRIBUTING),
}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["open", "close", "details"]), min_size=1, max_size=4), st.randoms())
def test_messages_in_any_order_and_several_times_end_at_the_last_terms(changes: list[str], random: Any) -> None:
    """A queue keeps what it has until it is done; it may hand anything out at any time."""
    house = House()
    crowd(house)
    for change in ["stop", *changes, "order", "give"]:
        CHANGES[change](house)
        for _ in range(random.randint(0, 3)):
            house.container.background.propagation.run(random.choice(house.chained()))
    done: set[str] = set()
    while waiting := [entry for entry in house.chained() if entry.id not in done]:
        entry: Entry = random.choice(waiting)
        house.container.background.propagation.run(entry)
        done |= {entry.id} if random.random() < 0.7 else set()
    assert all_have_the_terms(house)
    assert {order.handout for order in orders(house)} == {Handout.READY}
    assert told(house, Event.ORDER_READY) == Counter(order.number for order in orders(house))


@pytest.mark.parametrize("turns", sorted(set(permutations("AAB"))), ids="".join)
def test_a_step_that_comes_twice_at_once_is_followed_by_one_chain(house: House, turns: tuple[str, ...]) -> None:
    crowd(house)
    put(house, details="СБП")
    (first,) = house.chained()
    house.container.background.propagation.run(first)
    for turn in turns:
        house.container.background.propagation.run(first if turn == "A" else house.chained()[-1])
    house.spread()
    assert house.memory.events().count(Event.PURCHASE_PROPAGATED) == 2


def paying(house: House, times: int) -> House:
    """Somebody writes a payment down before each of the next commits."""

    def pay() -> None:
        (order,) = orders(house)
        house.save(replace(order, paid=order.paid + 100, payments=(a_payment(amount=100), *order.payments)))

    return late(house, *[pay] * times)


def test_an_order_somebody_else_writes_at_the_same_time_loses_nothing(house: House) -> None:
    crowd(house, 1)
    put(house, payment_open=True)
    paying(house, times=2).container.background.propagation.run(house.chained()[0])
    (order,) = orders(house)
    assert (order.paid, order.terms.payable, len(order.payments)) == (200, True, 2)


def test_a_step_that_newer_terms_overtake_does_not_bring_the_old_ones_back(house: House) -> None:
    crowd(house, 3)
    put(house, details="СБП")

    def newer() -> None:
        put(house, details="Наличными")
        house.spread()

    late(house, newer).container.background.propagation.run(house.chained()[0])
    assert {order.terms.details for order in orders(house)} == {"Наличными"}


def test_an_order_others_always_write_is_tried_again_by_the_next_delivery(house: House) -> None:
    crowd(house, 1)
    put(house, payment_open=True)
    with pytest.raises(Stale):
        paying(house, times=TRIES).container.background.propagation.run(house.chained()[0])
    house.container.background.propagation.run(house.chained()[0])
    (order,) = orders(house)
    assert (order.paid, order.terms.payable) == (100 * TRIES, True)


def test_a_message_of_a_purchase_nobody_has_does_nothing(house: House) -> None:
    house.container.background.propagation.run(
        an_entry(event=Event.PURCHASE_CHANGED, subject="purchase/gone", data={"revision": 1})
    )
    assert house.memory.journal == []


def test_orders_are_ready_when_the_hand_out_begins(house: House) -> None:
    crowd(house, 3)
    first, second, _ = orders(house)
    house.save(replace(first, handout=Handout.HANDED_OUT), replace(second, handout=Handout.STORED))
    for stage in (Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.spread()
    assert [order.handout for order in orders(house)] == [Handout.HANDED_OUT, Handout.STORED, Handout.READY]
    assert told(house, Event.ORDER_READY) == Counter({"1003": 1})


def test_a_hand_out_that_goes_on_after_all_leaves_orders_where_they_are(house: House) -> None:
    crowd(house, 1)
    for stage in (Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.spread()
    house.container.orders.hand_over.hand(MARIA, "1001", Handout.HANDED_OUT)
    for stage in (Stage.COMPLETED, Stage.DISTRIBUTING):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
        house.spread()
    assert orders(house)[0].handout is Handout.HANDED_OUT
    assert told(house, Event.ORDER_READY) == Counter({"1001": 1})


def test_an_order_that_learns_of_the_end_first_can_be_collected(house: House) -> None:
    """The hand-out was over before its message reached the order."""
    crowd(house, 1)
    for stage in (Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING, Stage.COMPLETED):
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    house.spread()
    assert orders(house)[0].handout is Handout.READY
    assert told(house, Event.ORDER_READY) == Counter({"1001": 1})


def test_a_cancelled_purchase_is_told_and_asks_for_no_money(house: House) -> None:
    crowd(house, 2)
    put(house, payment_open=True)
    house.spread()
    house.container.purchases.manage.move(MARIA, "shoes", Stage.CANCELLED)
    house.spread()
    assert len(told(house, Event.ORDER_CANCELLED)) == 2
    assert house.container.orders.read.bills(a_principal(id="buyer000"), None).things == []


def test_reported_payments_go_to_whoever_has_the_purchase_now(house: House) -> None:
    """One that was decided stays as it was; of one for orders of two organizers the other keeps his part."""
    house.save(an_organizer(id="olga"), an_organizer(id="inna"), a_purchase(id="linen", organizer="olga"))
    parts = [a_claimed_order(number=number) for number in ("1001", "1002")]
    claims = {
        "hers": a_claim(parts[0], id="hers", organizers=("olga",)),
        "both": a_claim(*parts, id="both", organizers=("olga", "maria")),
        "done": a_claim(parts[0], id="done", organizers=("olga",), state=ClaimState.CONFIRMED),
    }
    marks = tuple(claim.mark(claim.orders[0]) for claim in claims.values())
    house.save(an_order(number="1001", purchase="linen", organizer="olga", claims=marks), *claims.values())
    house.save(an_order(number="1002", buyer="anna", organizer="maria", claims=marks[1:2]))
    house.container.purchases.manage.set_terms(MARIA, "linen", lambda terms: replace(terms, organizer="inna"))
    house.spread()
    found = {name: house.stores.claims.get(COMMUNITY, name).organizers for name in claims}
    assert found == {"hers": ("inna",), "both": ("inna", "maria"), "done": ("olga",)}
    waiting = ClaimFilter()
    for organizer, seen in (("olga", []), ("inna", ["hers", "both"])):
        principal = a_principal(role=Role.ORGANIZER, organizer=organizer, sees_all=False)
        listed = house.container.payments.review_claims.find(principal, waiting, None).things
        assert sorted(each.id for each in listed) == sorted(seen), organizer


def test_a_payment_that_is_decided_meanwhile_stays_decided(house: House) -> None:
    house.save(an_organizer(id="olga"), an_organizer(id="inna"), a_purchase(id="linen", organizer="olga"))
    claim = a_claim(a_claimed_order(number="1001"), organizers=("olga",))
    order = an_order(number="1001", purchase="linen", organizer="olga", terms=payable(revision=0))
    house.save(replace(order, claims=(claim.mark(claim.orders[0]),)), claim)
    house.container.purchases.manage.set_terms(MARIA, "linen", lambda terms: replace(terms, organizer="inna"))

    def decided() -> None:
        house.container.payments.review_claims.confirm(MARIA, claim.id)

    (asked,) = (each for each in house.chained() if each.event == Event.PURCHASE_CHANGED)
    late(house, decided).container.background.propagation.run(asked)
    after = house.stores.orders.get(COMMUNITY, "1001")
    assert (after.organizer, after.paid) == ("inna", claim.amount)
    assert house.stores.claims.get(COMMUNITY, claim.id).state is ClaimState.CONFIRMED
