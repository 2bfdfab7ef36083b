"""What a commit adds to pickup points and frees there."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Counter, CounterUpdate
from tests.factories import a_choice, a_line, a_point, an_order

NORTH, SOUTH = a_choice(a_point(id="north")), a_choice(a_point(id="south"))
AT_NORTH = an_order(point=NORTH)
NOWHERE = an_order()


def test_a_choice_frees_one_place_and_takes_another_where_there_is_room() -> None:
    assert moved(AT_NORTH, an_order(point=SOUTH), a_point(id="south", capacity=7)) == (
        CounterUpdate(Counter.POINT, "north", -1),
        CounterUpdate(Counter.POINT, "south", 1, 7),
    )


def test_a_point_without_a_limit_takes_everybody() -> None:
    assert moved(NOWHERE, AT_NORTH, a_point()) == (CounterUpdate(Counter.POINT, "north", 1, None),)


@pytest.mark.parametrize(
    "after",
    [
        NOWHERE,
        replace(AT_NORTH, handout=Handout.HANDED_OUT),
        replace(AT_NORTH, handout=Handout.RETURNED),
        replace(AT_NORTH, terms=Terms(stage=Stage.CANCELLED)),
        replace(AT_NORTH, lines=(a_line(state=LineState.CANCELLED),)),
    ],
)
def test_who_leaves_frees_the_place(after: Order) -> None:
    assert moved(AT_NORTH, after) == (CounterUpdate(Counter.POINT, "north", -1),)


def test_what_is_brought_back_lies_there_whatever_the_limit() -> None:
    assert moved(replace(AT_NORTH, handout=Handout.HANDED_OUT), AT_NORTH) == (
        CounterUpdate(Counter.POINT, "north", 1, None),
    )


@pytest.mark.parametrize(("before", "after"), [(NOWHERE, NOWHERE), (AT_NORTH, replace(AT_NORTH, paid=5))])
def test_who_stays_moves_no_counter(before: Order, after: Order) -> None:
    assert moved(before, after) == ()
