"""A purchase's new terms reach its orders, chunk by chunk."""

from collections import Counter

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.jobs import CHUNK
from tests.factories import (
    COMMUNITY,
    a_claim,
    a_claimed_order,
    a_principal,
    a_purchase,
    an_entry,
    an_order,
    an_organizer,
    payable,
)
from tests.usecases.house import House
from tests.usecases.purchases.terms import MARIA, all_have_the_terms, crowd, orders, put, told
from tests.usecases.rivals import late


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
