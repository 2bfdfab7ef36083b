"""A cost of delivery that changes while shares are given ends in the latest one."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.money import split
from chalicelib.usecases.jobs import CHUNK
from tests.usecases.house import House
from tests.usecases.purchases.delivery import charge, crowd, deliver, of_delivery, orders, shares
from tests.usecases.rivals import late


def test_a_second_change_while_the_first_is_under_way_ends_in_the_latest(house: House) -> None:
    crowd(house, *[1_000] * (CHUNK + 1))
    deliver(house, 100_000)
    for _ in range(2):
        house.container.background.propagation.run(of_delivery(house)[-1])
    assert 0 < sum(shares(house)) < 100_000
    deliver(house, 333)
    house.spread()
    assert shares(house) == split(333, [1_000] * (CHUNK + 1))


@pytest.mark.parametrize(("cost", "expected"), [(10, [5, 5]), (0, [0, 0])], ids=["another", "none again"])
def test_a_step_that_a_newer_cost_overtakes_gives_no_older_share(house: House, cost: int, expected: list[int]) -> None:
    """Nor where the newer one leaves an order as it was, so that its revision says nothing."""
    crowd(house, 1_000, 1_000)
    deliver(house, 100_000)
    house.container.background.propagation.run(of_delivery(house)[-1])
    sharing = of_delivery(house)[-1]
    assert sharing.event == Event.DELIVERY_SHARED

    def newer() -> None:
        deliver(house, cost)
        house.spread()

    late(house, newer).container.background.propagation.run(sharing)
    assert shares(house) == expected


def test_messages_that_come_again_when_all_is_done_change_nothing(house: House) -> None:
    crowd(house, 1_000, 2_000, 3_000)
    deliver(house, 1_001)
    house.spread()
    before = [(order.version, order.revision) for order in orders(house)]
    for entry in reversed(house.chained()):
        house.container.background.propagation.run(entry)
    house.spread()
    assert [(order.version, order.revision) for order in orders(house)] == before


# other goods in an order

CHANGES = st.one_of(st.integers(0, 5_000), st.none())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.integers(1, 9_999), min_size=1, max_size=60), st.lists(CHANGES, min_size=1, max_size=5), st.randoms()
)
def test_messages_in_any_order_and_several_times_end_at_the_last_cost(
    prices: list[int], changes: list[int | None], random: Any
) -> None:
    """A queue keeps what it has until it is done; None is a change of the fee in between."""
    house = House()
    crowd(house, *prices)
    for place, change in enumerate(changes):
        charge(house, place) if change is None else deliver(house, change)
        for _ in range(random.randint(0, 3) if house.chained() else 0):
            house.container.background.propagation.run(random.choice(house.chained()))
    done: set[str] = set()
    while waiting := [entry for entry in house.chained() if entry.id not in done]:
        entry: Entry = random.choice(waiting)
        house.container.background.propagation.run(entry)
        done |= {entry.id} if random.random() < 0.7 else set()
    cost, fee = house.purchase().delivery_cost, house.purchase().fee
    assert shares(house) == split(cost, prices)
    assert {order.fee for order in orders(house)} == {fee}
    for order in orders(house):
        assert not order.changes or order.changes[0].after == order.total
        assert all(newer.before == older.after for newer, older in zip(order.changes, order.changes[1:], strict=False))
    told = Counter(entry.event for entry in house.memory.journal)
    assert told[Event.ORDER_CHANGED] == 0
