"""When an order has to be handed over, and where it goes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.marketplaces.yandex_market.delivery import places, ship_until


def shipment(**told: Any) -> dict[str, Any]:
    return {"delivery": {"shipment": told}}


@pytest.mark.parametrize(
    ("told", "until"),
    [
        ({"shipmentDate": "2026-11-23", "shipmentTime": "15:30"}, datetime(2026, 11, 23, 12, 30, tzinfo=UTC)),
        ({"shipmentDate": "2026-11-23", "shipmentTime": "15:30:10"}, datetime(2026, 11, 23, 12, 30, 10, tzinfo=UTC)),
        ({"shipmentDate": "2026-11-23", "shipmentTime": None}, datetime(2026, 11, 23, 20, 59, 59, tzinfo=UTC)),
        ({"shipmentDate": "2026-11-23", "shipmentTime": "скоро"}, datetime(2026, 11, 23, 20, 59, 59, tzinfo=UTC)),
        ({"shipmentDate": "23-11-2026"}, datetime(2026, 11, 23, 20, 59, 59, tzinfo=UTC)),
        ({"shipmentDate": None}, None),
        ({"shipmentDate": "завтра"}, None),
        ({"shipmentDate": 5}, None),
        ({}, None),
    ],
)
def test_a_date_is_moscows_and_lasts_to_its_end(told: dict[str, Any], until: datetime | None) -> None:
    assert ship_until(shipment(**told)) == until


def test_nothing_is_known_of_an_order_without_delivery() -> None:
    nothing: tuple[dict[str, Any], ...] = ({}, {"delivery": None}, {"delivery": {"shipment": []}})
    for told in nothing:
        assert (ship_until(told), places(told)) == (None, ("", ""))


def region(kind: str, name: str, parent: Any = None) -> dict[str, Any]:
    return {"id": 1, "name": name, "type": kind, "parent": parent}


def test_the_region_is_the_subject_of_the_country_and_the_town_the_nearest() -> None:
    district = region("COUNTRY_DISTRICT", "Центр", region("COUNTRY", "Россия"))
    town = region("CITY_DISTRICT", "Хамовники", region("CITY", "Москва", region("REPUBLIC", "Московская", district)))
    for way in ("courier", "pickup"):
        assert places({"delivery": {way: {"region": town}}}) == ("Московская", "Москва")
    assert places({"delivery": {"courier": {"region": region("VILLAGE", "Село", district)}}}) == ("Центр", "Село")
    assert places({"delivery": {"pickup": {"address": {"city": "Тула"}}}}) == ("", "Тула")


def test_a_region_within_itself_comes_to_an_end() -> None:
    round_and_round = region("OTHER", "?")
    round_and_round["parent"] = round_and_round
    assert places({"delivery": {"courier": {"region": round_and_round}}}) == ("", "")
