"""What the played ZZAP knows, under many at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.sandbox.zzap.state import Pace, ZzapError, ZzapState


def test_a_crowd_makes_as_many_orders_as_it_asks_for() -> None:
    state = ZzapState()
    with ThreadPoolExecutor(8) as crowd:
        made = list(crowd.map(lambda n: state.add({"n": n}), range(200)))
    assert len({order.code for order in made}) == len(state.orders()) == 200


def test_one_of_a_crowd_is_let_in() -> None:
    state = ZzapState()

    def taken(_: int) -> bool:
        try:
            state.take()
        except ZzapError:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(taken, range(40))) == state.taken == 1
    assert state.over == 39
    state.pace = Pace(0, 0)
    assert taken(0)


def test_an_unknown_order_is_none() -> None:
    for code in ("", "x", "5", "9" * 50, "٣"):
        with pytest.raises(ZzapError):
            ZzapState().order(code)
