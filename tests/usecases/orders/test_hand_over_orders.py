"""An order changes hands."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import COLLECTABLE, Handout, Order
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.ports import Counter
from tests.factories import COMMUNITY, a_buyer, a_choice, a_payment, a_point, a_principal, an_order, points_of
from tests.usecases.house import House
from tests.usecases.rivals import late

ANNA, ELENA, MARIA = a_principal(id="anna"), a_principal(id="elena"), a_principal()
STRANGER = a_principal(community="c2", id="anna")
READY, HANDED_OUT = Handout.READY, Handout.HANDED_OUT


@pytest.fixture
def house(house: House) -> House:
    house.join(a_buyer())
    return house


def put(house: House, handout: Handout, **fields: Any) -> None:
    house.save(an_order(handout=handout, **fields))


def order(house: House) -> Order:
    return house.stores.orders.get(COMMUNITY, "1001")


def at_a_point(house: House, handout: Handout = READY) -> None:
    """Anna's order waits at a point that has room for it alone."""
    house.save(points_of(a_point(capacity=1)))
    put(house, Handout.NOT_READY)
    house.container.pickup.choose_point.move(MARIA, "1001", "north")
    house.save(replace(order(house), handout=handout))


def taken(house: House) -> int:
    return house.memory.counter_updates[COMMUNITY, Counter.POINT, "north"]


def test_a_buyer_says_that_he_has_it(house: House) -> None:
    put(house, READY)
    after = house.container.orders.hand_over.confirm(ANNA, "1001")
    assert (after.handout, after.handed_out_at) == (HANDED_OUT, house.clock())
    assert order(house) == after
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["before"]) == (Event.ORDER_HANDED_OUT, READY)


def test_said_twice_is_said_once(house: House) -> None:
    put(house, Handout.STORED)
    assert house.container.orders.hand_over.confirm(ANNA, "1001") == house.container.orders.hand_over.confirm(
        ANNA, "1001"
    )
    assert house.memory.events() == [Event.ORDER_HANDED_OUT]


def test_said_by_both_at_once_is_said_once(house: House) -> None:
    put(house, READY)
    second = late(house, lambda: house.container.orders.hand_over.hand(MARIA, "1001", HANDED_OUT))
    assert second.container.orders.hand_over.confirm(ANNA, "1001").handout is HANDED_OUT
    assert house.memory.events() == [Event.ORDER_HANDED_OUT]


@pytest.mark.parametrize("handout", [Handout.NOT_READY, Handout.RETURNED])
def test_nobody_has_what_could_not_be_collected(house: House, handout: Handout) -> None:
    put(house, handout)
    with pytest.raises(Conflict, match="order_not_ready"):
        house.container.orders.hand_over.confirm(ANNA, "1001")
    assert (order(house).handout, house.memory.journal) == (handout, [])


def test_a_debt_does_not_vanish_with_the_receipt(house: House) -> None:
    put(house, READY, paid=100, payments=(a_payment(amount=100),))
    assert house.container.orders.hand_over.confirm(ANNA, "1001").debt == order(house).total - 100


def test_an_order_of_somebody_else_looks_like_a_missing_one(house: House) -> None:
    put(house, READY)
    asks: list[Callable[..., object]] = [
        house.container.orders.hand_over.confirm,
        house.container.orders.hand_over.code,
    ]
    for ask in asks:
        for principal, number in ((ELENA, "1001"), (ANNA, "404"), (STRANGER, "1001")):
            with pytest.raises(NotFound, match="order_missing"):
                ask(principal, number)


@pytest.mark.parametrize("handout", Handout)
def test_there_is_a_code_while_there_is_something_to_collect(house: House, handout: Handout) -> None:
    put(house, handout)
    if handout in COLLECTABLE:
        assert house.container.orders.hand_over.code(ANNA, "1001")
        return
    reason = "order_received" if handout is HANDED_OUT else "order_not_ready"
    with pytest.raises(Conflict, match=reason):
        house.container.orders.hand_over.code(ANNA, "1001")


def test_of_a_cancelled_purchase_there_is_nothing_to_collect(house: House) -> None:
    put(house, READY, terms=Terms(stage=Stage.CANCELLED))
    asks: list[Callable[..., object]] = [
        house.container.orders.hand_over.confirm,
        house.container.orders.hand_over.code,
    ]
    for ask in asks:
        with pytest.raises(Conflict, match="order_not_ready"):
            ask(ANNA, "1001")
    assert house.container.orders.read.parcels(ANNA, None).things == []


def test_a_desk_reads_a_code(house: House) -> None:
    put(house, READY)
    code = house.container.orders.hand_over.code(ANNA, "1001")
    found, buyer = house.container.orders.hand_over.read(MARIA, f" {code}\n")
    assert (found.number, buyer.name) == ("1001", "Анна Петрова")


def test_a_code_that_was_read_may_be_read_again_and_says_where_the_order_is_now(house: House) -> None:
    put(house, READY)
    code = house.container.orders.hand_over.code(ANNA, "1001")
    house.container.orders.hand_over.hand(MARIA, "1001", HANDED_OUT)
    assert house.container.orders.hand_over.read(MARIA, code)[0].handout is HANDED_OUT


def test_the_code_of_another_community_is_no_code_here(house: House) -> None:
    put(house, READY)
    code = house.container.orders.hand_over.code(ANNA, "1001")
    with pytest.raises(NotFound, match="code_foreign"):
        house.container.orders.hand_over.read(STRANGER, code)


@pytest.mark.parametrize("code", ["", "1001", "c1/1001", "hook.c1/1001", "order.", "order./1001", "order.c2/1001"])
def test_what_we_did_not_seal_for_an_order_is_no_code(house: House, code: str) -> None:
    """What is signed for another purpose (the address of the webhook) opens nothing here."""
    put(house, READY)
    with pytest.raises(NotFound, match="code_foreign"):
        house.container.orders.hand_over.read(MARIA, code)


def test_a_desk_hands_out_no_order_of_another_community(house: House) -> None:
    put(house, READY)
    for principal, number in ((MARIA, "404"), (STRANGER, "1001")):
        with pytest.raises(NotFound, match="order_missing"):
            house.container.orders.hand_over.hand(principal, number, HANDED_OUT)


@pytest.mark.parametrize("handout", [HANDED_OUT, Handout.STORED, Handout.RETURNED, READY])
def test_what_the_desk_does_twice_is_done_once(house: House, handout: Handout) -> None:
    put(house, Handout.STORED if handout is READY else READY)
    first = house.container.orders.hand_over.hand(MARIA, "1001", handout)
    assert house.container.orders.hand_over.hand(MARIA, "1001", handout) == first
    assert len(house.memory.journal) == 1


def test_the_desk_does_only_what_the_table_of_moves_says(house: House) -> None:
    put(house, Handout.NOT_READY)
    for handout in (HANDED_OUT, Handout.STORED, Handout.RETURNED):
        with pytest.raises(Conflict, match="handout_early"):
            house.container.orders.hand_over.hand(MARIA, "1001", handout)


def test_an_order_that_came_before_the_others_is_told_to_be_ready(house: House) -> None:
    put(house, Handout.NOT_READY)
    house.container.orders.hand_over.hand(MARIA, "1001", READY)
    assert house.memory.events() == [Event.ORDER_READY]


@pytest.mark.parametrize("before", [HANDED_OUT, Handout.STORED, Handout.RETURNED])
def test_a_slip_of_the_desk_that_is_put_right_is_told_to_nobody(house: House, before: Handout) -> None:
    put(house, before)
    after = house.container.orders.hand_over.hand(MARIA, "1001", READY)
    assert (after.handed_out_at, house.memory.events()) == (None, [Event.ORDER_HANDOUT_CHANGED])


@pytest.mark.parametrize("handout", [HANDED_OUT, Handout.RETURNED])
def test_who_leaves_a_point_makes_room(house: House, handout: Handout) -> None:
    at_a_point(house)
    house.container.orders.hand_over.hand(MARIA, "1001", handout)
    assert taken(house) == 0
    house.save(an_order(number="1002", buyer="elena"))
    assert house.container.pickup.choose_point.move(MARIA, "1002", "north").held_at == "north"


def test_what_is_stored_still_lies_there(house: House) -> None:
    at_a_point(house)
    house.container.orders.hand_over.hand(MARIA, "1001", Handout.STORED)
    assert taken(house) == 1


def test_what_was_handed_out_by_mistake_lies_there_again_full_or_not(house: House) -> None:
    at_a_point(house)
    house.container.orders.hand_over.hand(MARIA, "1001", HANDED_OUT)
    house.save(an_order(number="1002", buyer="elena"))
    house.container.pickup.choose_point.move(MARIA, "1002", "north")
    house.container.orders.hand_over.hand(MARIA, "1001", READY)
    assert taken(house) == 2


def test_a_returned_order_keeps_its_point_and_its_money(house: House) -> None:
    house.save(an_order(handout=HANDED_OUT, point=a_choice(), paid=500, payments=(a_payment(amount=500),)))
    after = house.container.orders.hand_over.hand(MARIA, "1001", Handout.RETURNED)
    assert (after.paid, after.point, after.handout) == (500, a_choice(), Handout.RETURNED)
