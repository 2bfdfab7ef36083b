"""Wishes for an order, read strictly."""

from pathlib import Path

import pytest

from infra.sandbox.storage import JsonFile
from infra.sandbox.wire import Refused
from infra.sandbox.yandex_market.orders import PROGRAMS, STATUSES
from infra.sandbox.yandex_market.shops import SHOPS
from infra.sandbox.yandex_market.state import MarketState
from infra.sandbox.yandex_market.wishes import read_order, read_roubles


@pytest.fixture
def state(tmp_path: Path) -> MarketState:
    return MarketState(JsonFile(tmp_path / "m.json"))


def test_every_status_and_program_can_be_wished_for(state: MarketState) -> None:
    for status in STATUSES:
        told = read_order({"status": status}, state).told
        assert (told["status"], bool(told["substatus"])) == (status, True)
    for program in PROGRAMS:
        assert read_order({"program": program}, state).told["programType"] == program


def test_an_order_is_of_its_shops_program_where_none_is_wished_for(state: MarketState) -> None:
    for shop in SHOPS.values():
        assert read_order({"campaign": shop.campaign}, state).told["programType"] == shop.placement


def test_a_sum_is_exact(state: MarketState) -> None:
    order = read_order({"lines": [{"count": 3, "price": "0.1"}]}, state)
    assert order.items[0]["prices"]["payment"]["value"] == 0.3
    for wrong in ("NaN", "x", "-1", "1e10"):
        with pytest.raises(Refused):
            read_roubles({"price": wrong}, "price", "0")


def test_a_buyer_is_of_his_order(state: MarketState) -> None:
    order = read_order({"buyer": {"firstName": "Елена"}, "buyer_type": "BUSINESS"}, state)
    assert (order.buyer["firstName"], order.buyer["lastName"]) == ("Елена", "Петрова")
    assert (order.buyer["id"], order.buyer["type"]) == (f"buyer-{order.number}", "BUSINESS")
