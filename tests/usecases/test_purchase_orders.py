"""The orders of a purchase, some at a time, in the order of their buyers."""

import pytest

from chalicelib.usecases.purchase_orders import SomeOrders, orders_after
from tests.factories import COMMUNITY, an_order
from tests.usecases.house import House


def some(house: House, buyer: str, most: int) -> SomeOrders:
    return orders_after(house.stores.orders, COMMUNITY, "shoes", buyer, most=most)


@pytest.fixture
def house() -> House:
    house = House()
    house.save(*(an_order(number=str(1000 + place), buyer=f"b{place}") for place in range(5)))
    return house


@pytest.mark.parametrize("most", range(1, 7))
def test_step_by_step_each_comes_once_and_the_last_step_knows_that_it_is_the_last(house: House, most: int) -> None:
    step = some(house, "", most)
    seen, steps = [*step.orders], 1
    while step.following:
        step = some(house, step.following, most)
        seen, steps = [*seen, *step.orders], steps + 1
    assert [order.buyer for order in seen] == ["b0", "b1", "b2", "b3", "b4"]
    assert steps == -(-5 // most)


def test_where_there_are_none_nothing_goes_on(house: House) -> None:
    assert some(house, "b4", 2) == SomeOrders([], None)
