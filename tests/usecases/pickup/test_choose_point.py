"""Where an order is collected."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Full, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import a_payment, a_principal
from tests.usecases.house import House
from tests.usecases.pickup.hall import (
    ANNA,
    ELENA,
    MARIA,
    NORTH,
    SOUTH,
    a_hall,
    agrees,
    alter,
    changed,
    moved,
    order,
    taken,
)
from tests.usecases.rivals import late


@pytest.fixture
def house() -> House:
    return a_hall()


def test_the_points_of_the_purchase_are_offered(house: House) -> None:
    house.save(replace(order(house), terms=replace(order(house).terms, points=("south",))))
    _, choices = house.container.pickup.choose_point.offered(ANNA, "1001")
    assert [(each.point.id, each.full, each.closed, each.chosen) for each in choices] == [
        ("south", False, False, False)
    ]


def test_a_chosen_point_enters_the_explained_sum(house: House) -> None:
    after = house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert order(house) == replace(after, counted=progress_of(after))
    assert [(part.kind, part.amount, part.reason) for part in after.explanation] == [
        ("goods", 1_000, ""),
        ("pickup", 150, "На Северной"),
    ]
    (change,) = after.changes
    assert (change.before, change.after, change.reason) == (1_000, 1_150, ChangeReason.PICKUP)
    assert (taken(house), after.revision) == (1, 1)


def test_another_point_frees_the_first(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    after = house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    assert (after.total, taken(house, "north"), taken(house, "south")) == (1_000, 0, 1)


def test_a_choice_is_taken_back(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    after = house.container.pickup.choose_point.choose(ANNA, "1001", None)
    assert (after.point, after.total, taken(house)) == (None, 1_000, 0)


@pytest.mark.parametrize("point", ["north", None])
def test_the_same_choice_twice_is_one(house: House, point: str | None) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", point)
    before = order(house)
    assert house.container.pickup.choose_point.choose(ANNA, "1001", point) == before == order(house)
    assert taken(house) == (1 if point else 0)


def test_a_choice_is_the_buyers_own_and_nobody_is_told(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["before"], entry.data["after"]) == (
        Event.POINT_CHOSEN,
        1_000,
        1_150,
    )


def test_a_point_that_closes_between_the_look_and_the_choice_is_not_chosen(house: House) -> None:
    second = late(house, lambda: alter(house, SOUTH, closed=True))
    with pytest.raises(Conflict, match="point_closed"):
        second.container.pickup.choose_point.choose(ANNA, "1001", "south")


def test_a_new_price_between_the_look_and_the_choice_is_the_one_that_counts(house: House) -> None:
    second = late(house, lambda: alter(house, NORTH, price=200))
    assert second.container.pickup.choose_point.choose(ANNA, "1001", "north").total == 1_200


def test_a_change_of_the_order_between_the_look_and_the_choice_is_not_lost(house: House) -> None:
    second = late(house, lambda: paid(house, 400))
    after = second.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert (after.paid, after.debt) == (400, 750)


def test_the_price_it_was_chosen_at_stays(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, replace(NORTH, price=900))
    assert order(house).total == 1_150
    assert house.container.pickup.choose_point.choose(ANNA, "1001", "north").total == 1_150
    _, (north, _) = house.container.pickup.choose_point.offered(ANNA, "1001")
    assert (north.chosen, north.point.price) == (True, 150)
    _, (north, _) = house.container.pickup.choose_point.offered(ELENA, "1002")
    assert north.point.price == 900


def test_who_leaves_and_comes_back_pays_the_new_price(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    changed(house, replace(NORTH, price=900))
    house.container.pickup.choose_point.choose(ANNA, "1001", None)
    assert house.container.pickup.choose_point.choose(ANNA, "1001", "north").total == 1_900


@pytest.mark.parametrize("point", ["west", "missing", "north#", ""])
def test_a_point_that_is_not_offered_looks_like_a_missing_one(house: House, point: str) -> None:
    with pytest.raises(NotFound, match="point_missing"):
        house.container.pickup.choose_point.choose(ANNA, "1001", point)


def test_without_an_offer_there_is_no_choice(house: House) -> None:
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, points=()))
    house.spread()
    order_shown, choices = house.container.pickup.choose_point.offered(ANNA, "1001")
    assert (order_shown.terms.points, choices) == ((), [])
    with pytest.raises(NotFound, match="point_missing"):
        house.container.pickup.choose_point.choose(ANNA, "1001", "north")


def test_who_has_a_point_may_leave_it_when_it_is_not_offered_any_more(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    house.container.purchases.manage.set_terms(MARIA, "shoes", lambda terms: replace(terms, points=()))
    house.spread()
    assert house.container.pickup.choose_point.choose(ANNA, "1001", None).point is None


def test_an_order_of_somebody_else_looks_like_a_missing_one(house: House) -> None:
    for principal, number in ((ELENA, "1001"), (ANNA, "404"), (a_principal(community="c2", id="anna"), "1001")):
        with pytest.raises(NotFound, match="order_missing"):
            house.container.pickup.choose_point.choose(principal, number, "north")
        with pytest.raises(NotFound, match="order_missing"):
            house.container.pickup.choose_point.offered(principal, number)


def test_the_organizer_may_use_a_point_that_is_not_offered_but_does_not_overfill_one(house: House) -> None:
    house.save(replace(order(house), terms=replace(order(house).terms, points=())))
    assert house.container.pickup.choose_point.move(MARIA, "1001", "north").held_at == "north"
    with pytest.raises(Full, match="point_full"):
        house.container.pickup.choose_point.move(MARIA, "1002", "north")


def test_the_organizer_takes_a_point_away(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    after = house.container.pickup.choose_point.move(MARIA, "1001", None)
    assert (after.point, after.total, taken(house)) == (None, 1_000, 0)


def test_an_order_of_another_community_is_not_moved(house: House) -> None:
    with pytest.raises(NotFound, match="order_missing"):
        house.container.pickup.choose_point.move(a_principal(community="c2"), "1001", None)


def paid(house: House, amount: int) -> None:
    house.save(replace(order(house), paid=amount, payments=(a_payment(amount=amount),)))


def test_the_price_of_a_point_reopens_what_was_paid(house: House) -> None:
    paid(house, 1_000)
    after = house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    assert (after.payment_state, after.debt) == (PaymentState.PARTLY_PAID, 150)
    (bill,) = house.container.orders.read.bills(ANNA, None).things
    assert bill.debt == 150


def test_leaving_a_dear_point_may_make_it_paid_in_full_and_that_is_said(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    paid(house, 1_000)
    after = house.container.pickup.choose_point.choose(ANNA, "1001", "south")
    assert (after.payment_state, after.paid_at) == (PaymentState.PAID, house.clock())
    assert house.memory.events().count(Event.ORDER_PAID) == 1


def test_a_cancelled_purchase_frees_the_places_its_orders_took(house: House) -> None:
    house.container.pickup.choose_point.choose(ANNA, "1001", "north")
    house.container.pickup.choose_point.choose(ELENA, "1002", "south")
    moved(house, Stage.CANCELLED)
    assert (taken(house, "north"), taken(house, "south")) == (0, 0)
    assert (order(house).total, order(house).point is not None) == (1_150, True)
    assert agrees(house)


def test_the_moment_of_a_choice_is_kept(house: House) -> None:
    house.clock.pass_by(minutes=5)
    choice = house.container.pickup.choose_point.choose(ANNA, "1001", "north").point
    assert choice
    assert choice.chosen_at == house.clock()
    assert order(house).changed_at - order(house).created_at == timedelta(minutes=5)
