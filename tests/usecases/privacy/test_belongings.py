"""All that belongs to a person, however many pages it fills."""

from datetime import timedelta

import pytest

from chalicelib.usecases.privacy import belongings
from chalicelib.usecases.privacy.belongings import claims_of, numbers_of
from tests.factories import NOW, a_buyer, a_claim, an_order
from tests.usecases.house import House


def test_it_is_read_to_its_end_newest_first_and_nothing_of_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(5):
        at = NOW + timedelta(hours=place)
        house.save(an_order(number=f"100{place}", purchase=f"p{place}", created_at=at))
        house.save(a_claim(id=f"claim{place}", filed_at=at))
    house.save(an_order(number="2000", buyer="elena"), a_claim(id="hers", buyer="elena"))
    for at_once in (1, 2, 5, 100):
        monkeypatch.setattr(belongings, "AT_ONCE", at_once)
        assert numbers_of(house.stores.orders, a_buyer()) == ["1004", "1003", "1002", "1001", "1000"], at_once
        assert [each.id for each in claims_of(house.stores.claims, a_buyer())] == [f"claim{n}" for n in (4, 3, 2, 1, 0)]


def test_who_has_nothing_has_nothing(house: House) -> None:
    assert (numbers_of(house.stores.orders, a_buyer()), claims_of(house.stores.claims, a_buyer())) == ([], [])
