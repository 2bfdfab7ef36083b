"""The moment from which a buyer may not choose any more."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage
from tests.usecases.house import House
from tests.usecases.pickup.hall import ANNA, MARIA, a_hall, moved, order, taken
from tests.usecases.rivals import late

TO_THE_HAND_OUT = (Stage.STOPPED, Stage.ORDERED, Stage.DISTRIBUTING)


@pytest.fixture
def house() -> House:
    return a_hall()


def test_from_the_stage_the_organizer_set_a_buyer_may_not_change(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    moved(house, *TO_THE_HAND_OUT)
    assert order(house).terms.points_locked
    for point in ("south", None):
        with pytest.raises(Conflict, match="point_locked"):
            house.container.pickup.choose_point.choose(ANNA, "1001", point)
    assert house.container.pickup.choose_point.choose(ANNA, "1001", "north").held_at == "north"


def test_it_is_too_late_from_the_moment_the_purchase_says_so(house: House) -> None:
    """The order has not learnt of it yet."""
    for stage in TO_THE_HAND_OUT:
        house.container.purchases.manage.move(MARIA, "shoes", stage)
    assert not order(house).terms.points_locked
    with pytest.raises(Conflict, match="point_locked"):
        house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert order(house).point is None


def test_a_choice_that_meets_the_lock_is_refused(house: House) -> None:
    slow = late(
        house, lambda: [house.container.purchases.manage.move(MARIA, "shoes", stage) for stage in TO_THE_HAND_OUT]
    )
    with pytest.raises(Conflict, match="point_locked"):
        slow.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert (order(house).point, taken(house)) == (None, 0)


def test_a_point_the_purchase_has_just_dropped_is_not_chosen(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, points=("south",)))
    with pytest.raises(NotFound, match="point_missing"):
        house.container.pickup.choose_point.choose(ANNA, "1001", "north")


@pytest.mark.parametrize("handout", [Handout.HANDED_OUT, Handout.RETURNED])
def test_what_somebody_has_or_gave_back_has_no_point_to_choose(house: House, handout: Handout) -> None:
    house.save(replace(order(house), handout=handout))
    with pytest.raises(Conflict, match="point_locked"):
        house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    with pytest.raises(Conflict, match="order_handed_out"):
        house.container.pickup.choose_point.move(MARIA, "1001", "north")


def test_the_organizer_moves_an_order_when_it_is_locked_and_the_buyer_is_told(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    moved(house, *TO_THE_HAND_OUT)
    after = house.container.pickup.choose_point.move(MARIA, "1001", "north")
    assert (after.held_at, after.total, taken(house, "north"), taken(house, "south")) == ("north", 1_150, 1, 0)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["buyer"]) == (Event.POINT_MOVED, "anna")
