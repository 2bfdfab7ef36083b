"""What the played marketplace knows, under many at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.sandbox.getzzap.state import GetzzapState, Unwanted


def test_a_crowd_makes_as_many_orders_as_it_asks_for() -> None:
    state = GetzzapState()
    with ThreadPoolExecutor(8) as crowd:
        made = list(crowd.map(lambda n: state.add({"n": n})["order"], range(200)))
    assert len(set(made)) == len(state.orders()) == 200


def test_what_is_given_out_is_a_copy() -> None:
    state = GetzzapState()
    order = state.add({"lines": [{"key": "1"}]})
    order["lines"].clear()
    state.orders()[0]["lines"].clear()
    assert state.order(order["order"])["lines"] == [{"key": "1"}]


def test_an_end_is_one() -> None:
    state = GetzzapState()
    number = state.add({})["order"]
    state.move(number, "cancelled")
    assert state.move(number, "cancelled")["phase"] == "cancelled"
    with pytest.raises(Unwanted):
        state.move(number, "accepted")
