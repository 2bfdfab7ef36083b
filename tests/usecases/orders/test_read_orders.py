"""What a buyer reads."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.orders.order import Handout
from tests.factories import NOW, a_choice, a_line, a_principal, an_order, an_organizer, payable
from tests.usecases.house import House

ANNA = a_principal(id="anna")


def test_another_buyers_order_looks_like_a_missing_one(house: House) -> None:
    house.save(an_order(buyer="elena"))
    refusals = []
    for number in ("1001", "404"):
        with pytest.raises(NotFound) as refusal:
            house.container.orders.read.show(ANNA, number)
        refusals.append((type(refusal.value), refusal.value.reason, refusal.value.values))
    assert refusals[0] == refusals[1]


def test_an_order_of_another_community_is_missing(house: House) -> None:
    house.save(an_order(community="c2"))
    with pytest.raises(NotFound):
        house.container.orders.read.show(ANNA, "1001")


def test_the_own_order_is_shown(house: House) -> None:
    house.save(an_order())
    assert house.container.orders.read.show(ANNA, "1001")[0].buyer == "anna"


def test_recent_means_two_months_and_all_means_all(house: House) -> None:
    for days in (0, 61, 62, 400):
        house.save(an_order(number=str(2_000 - days), purchase=f"p{days}", created_at=NOW - timedelta(days=days)))
    house.save(an_order(number="1", buyer="elena"))
    recent = house.container.orders.read.list(ANNA, recent=True, cursor=None)
    assert [card.number for card in recent.things] == ["2000", "1939"]
    everything = house.container.orders.read.list(ANNA, recent=False, cursor=None)
    assert len(everything.things) == 4


def test_a_list_comes_in_pages_of_twenty(house: House) -> None:
    for place in range(25):
        house.save(an_order(number=str(place), purchase=f"p{place}"))
    first = house.container.orders.read.list(ANNA, recent=False, cursor=None)
    second = house.container.orders.read.list(ANNA, recent=False, cursor=first.cursor)
    assert (len(first.things), len(second.things), second.cursor) == (20, 5, None)


def test_the_organizers_of_the_community_are_shown(house: House) -> None:
    house.save(an_organizer())
    assert [each.id for each in house.container.orders.read.organizers(ANNA)] == ["maria"]


def owed(house: House, number: str, **fields: object) -> None:
    house.save(an_order((a_line(price=1_000),), number=number, purchase=f"p{number}", fee=0, **fields))


def test_the_nearest_deadline_is_paid_first_and_what_has_none_last(house: House) -> None:
    for number, days in (("1", 5), ("2", None), ("3", -1), ("4", 2)):
        until = None if days is None else NOW + timedelta(days=days)
        owed(house, number, terms=payable(pay_until=until))
    bills = house.container.orders.read.bills(ANNA, None).things
    assert [bill.number for bill in bills] == ["3", "4", "1", "2"]


def test_only_what_is_owed_now_by_this_buyer_is_a_bill(house: House) -> None:
    owed(house, "1", terms=payable())
    owed(house, "2", terms=payable(), paid=1_000)
    owed(house, "3")
    owed(house, "4", terms=payable(), buyer="elena")
    owed(house, "5", terms=payable(), community="c2")
    assert [bill.number for bill in house.container.orders.read.bills(ANNA, None).things] == ["1"]


def test_only_what_can_be_collected_by_this_buyer_is_a_parcel(house: House) -> None:
    owed(house, "1", handout=Handout.READY, created_at=NOW - timedelta(days=1))
    owed(house, "2", handout=Handout.STORED, created_at=NOW - timedelta(days=9), point=a_choice())
    owed(house, "3", handout=Handout.HANDED_OUT)
    owed(house, "4", handout=Handout.READY, buyer="elena")
    parcels = house.container.orders.read.parcels(ANNA, None).things
    assert [(parcel.number, parcel.point_title) for parcel in parcels] == [("2", "На Северной"), ("1", None)]


def test_bills_and_parcels_come_in_pages_and_a_cursor_opens_its_own_list_only(house: House) -> None:
    for place in range(21):
        owed(house, str(place), terms=payable(), handout=Handout.READY)
    bills, parcels = house.container.orders.read.bills(ANNA, None), house.container.orders.read.parcels(ANNA, None)
    assert (len(bills.things), len(parcels.things)) == (20, 20)
    assert len(house.container.orders.read.bills(ANNA, bills.cursor).things) == 1
    for ask, cursor in (
        (house.container.orders.read.parcels, bills.cursor),
        (house.container.orders.read.bills, parcels.cursor),
    ):
        with pytest.raises(Invalid):
            ask(ANNA, cursor)
    with pytest.raises(Invalid):
        house.container.orders.read.bills(a_principal(id="elena"), bills.cursor)
