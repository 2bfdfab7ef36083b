"""What a buyer reads."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import NotFound
from tests.factories import NOW, a_caller, an_order, an_organizer
from tests.usecases.house import House

ANNA = a_caller(buyer="anna")


def test_another_buyers_order_looks_like_a_missing_one(house: House) -> None:
    house.save(an_order(buyer="elena"))
    refusals = []
    for number in ("1001", "404"):
        with pytest.raises(NotFound) as refusal:
            house.reading_orders.show(ANNA, number)
        refusals.append((type(refusal.value), refusal.value.reason, refusal.value.values))
    assert refusals[0] == refusals[1]


def test_an_order_of_another_community_is_missing(house: House) -> None:
    house.save(an_order(community="c2"))
    with pytest.raises(NotFound):
        house.reading_orders.show(ANNA, "1001")


def test_the_own_order_is_shown(house: House) -> None:
    house.save(an_order())
    assert house.reading_orders.show(ANNA, "1001").buyer == "anna"


def test_recent_means_two_months_and_all_means_all(house: House) -> None:
    for days in (0, 61, 62, 400):
        house.save(an_order(number=str(2_000 - days), purchase=f"p{days}", created_at=NOW - timedelta(days=days)))
    house.save(an_order(number="1", buyer="elena"))
    recent = house.reading_orders.list(ANNA, recent=True, cursor=None)
    assert [card.number for card in recent.things] == ["2000", "1939"]
    everything = house.reading_orders.list(ANNA, recent=False, cursor=None)
    assert len(everything.things) == 4


def test_a_list_comes_in_pages_of_twenty(house: House) -> None:
    for place in range(25):
        house.save(an_order(number=str(place), purchase=f"p{place}"))
    first = house.reading_orders.list(ANNA, recent=False, cursor=None)
    second = house.reading_orders.list(ANNA, recent=False, cursor=first.cursor)
    assert (len(first.things), len(second.things), second.cursor) == (20, 5, None)


def test_the_organizers_of_the_community_are_shown(house: House) -> None:
    house.save(an_organizer())
    assert [each.id for each in house.reading_orders.organizers(ANNA)] == ["maria"]
