"""What is taken leaves the reserve; what comes back has no limit."""

from chalicelib.usecases.offer_stock import given_back, taken
from chalicelib.usecases.ports import Counter, CounterUpdate


def test_what_is_taken_leaves_the_reserve() -> None:
    assert taken("o1", 3, reserve=2) == CounterUpdate(Counter.STOCK, "o1", -3, 2)
    assert taken("o1", 3) == CounterUpdate(Counter.STOCK, "o1", -3, 0)


def test_what_comes_back_always_has_room() -> None:
    assert given_back("o1", 3) == CounterUpdate(Counter.STOCK, "o1", 3)
