"""Orders in the Market's two forms."""

from pathlib import Path

from infra.sandbox.storage import JsonFile
from infra.sandbox.yandex_market.orders import older
from infra.sandbox.yandex_market.state import MarketState
from infra.sandbox.yandex_market.wishes import read_order


def test_a_reduced_order_counts_what_is_left(tmp_path: Path) -> None:
    lines = [{"count": 3, "price": "0.35"}, {"article": "B", "count": 1}]
    order = read_order({"lines": lines}, MarketState(JsonFile(tmp_path / "m.json")))
    first, second = (item["id"] for item in order.items)
    order.reduce({first: 1})
    assert [(item["id"], item["count"]) for item in order.items] == [(first, 1)]
    assert order.items[0]["prices"]["payment"]["value"] == 0.35
    assert second not in {item["id"] for item in order.items}


def test_the_older_form_has_the_day_first_and_moscows_time(tmp_path: Path) -> None:
    order = read_order({}, MarketState(JsonFile(tmp_path / "m.json")))
    order.told["creationDate"] = "2026-11-22T21:30:00+00:00"
    told = older(order.told)
    assert told["creationDate"] == "23-11-2026 00:30:00"
    assert (told["id"], told["itemsTotal"], told["currency"]) == (order.number, 1530.0, "RUR")


def test_a_copy_is_nobody_elses(tmp_path: Path) -> None:
    order = read_order({}, MarketState(JsonFile(tmp_path / "m.json")))
    order.copied()["items"].clear()
    assert order.items
