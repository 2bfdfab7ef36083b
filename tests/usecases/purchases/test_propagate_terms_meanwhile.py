"""Terms reach their orders whatever else is written at the same time, and in whatever order messages come."""

from collections import Counter
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.retries import TRIES
from tests.factories import a_payment
from tests.usecases.house import House
from tests.usecases.purchases.terms import MARIA, all_have_the_terms, crowd, orders, put, told
from tests.usecases.rivals import late

Change = Callable[[House], object]
CHANGES: dict[str, Change] = {
    "open": lambda house: put(house, payment_open=True),
    "close": lambda house: put(house, payment_open=False),
    "details": lambda house: put(house, details=f"СБП {house.ids()}"),
    "stop": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.STOPPED),
    "order": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.ORDERED),
    "give": lambda house: house.container.purchases.manage.move(MARIA, "shoes", Stage.DISTRIBUTING),
}


@pytest.mark.parametrize("lives", [12, pytest.param(60, marks=pytest.mark.slow)])
def test_messages_in_any_order_and_several_times_end_at_the_last_terms(lives: int) -> None:
    told = st.lists(st.sampled_from(["open", "close", "details"]), min_size=1, max_size=4)
    settings(deadline=None, max_examples=lives)(given(told, st.randoms())(end_at_the_last_terms))()


def end_at_the_last_terms(changes: list[str], random: Any) -> None:
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
