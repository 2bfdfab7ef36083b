"""The buyer, whose phone is never his own."""

from typing import Any

from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.marketplaces.yandex_market.buyers import read_buyer


def test_a_buyer_is_known_by_a_substitute_number() -> None:
    told = {"id": "b-1", "lastName": "Петрова", "firstName": "Анна", "type": "PERSON", "phone": "+79160000123"}
    assert read_buyer(told) == SeenBuyer("b-1", "Петрова Анна", "+79160000123", substitute=True)
    assert read_buyer({"phone": "+7 916"}) == SeenBuyer(phone="+7 916", substitute=True)


def test_nobody_is_nobody() -> None:
    nobody: tuple[dict[str, Any], ...] = ({}, {"id": None, "phone": []}, {"type": "PERSON"}, {"firstName": " "})
    for told in nobody:
        assert read_buyer(told) is None
