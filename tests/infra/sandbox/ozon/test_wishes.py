"""An order is wished for strictly."""

from typing import Any

from tests.infra.sandbox.ozon.shop import Shop


def test_an_order_has_all_it_is_given(shop: Shop) -> None:
    wish: dict[str, Any] = {
        "posting_number": "46231993-0568-11",
        "order_number": "46231993-0568",
        "lines": [{"sku": 5, "offer_id": "A", "name": "Б", "quantity": 3, "price": "1.5"}, {}],
        "buyer": {"customer_id": 7, "name": "Анна", "phone": "+7999"},
        "region": "Татарстан",
        "city": "Казань",
        "comment": "этаж 3",
        "state": "posting_in_carriage",
        "in_process_at": "2026-11-22T09:30:00Z",
        "shipment_date": "2026-11-23T12:30:00+03:00",
    }
    posting = shop.posting(shop.order(**wish))
    assert (posting["posting_number"], posting["order_number"]) == ("46231993-0568-11", "46231993-0568")
    assert [(each["sku"], each["quantity"], each["price"]) for each in posting["products"]] == [
        (5, 3, "1.5"),
        (147451959, 1, "1530.0000"),
    ]
    assert (posting["customer"]["customer_id"], posting["customer"]["address"]["comment"]) == (7, "этаж 3")
    assert posting["analytics_data"]["region"] == "Татарстан"
    assert (posting["status"], posting["shipment_date"]) == ("awaiting_deliver", "2026-11-23T09:30:00Z")


def test_usually_nobody_is_named(shop: Shop) -> None:
    posting = shop.posting(shop.order())
    assert (posting["customer"], posting["addressee"], posting["status"]) == (None, None, "awaiting_packaging")
    assert shop.order() != shop.order()


def test_a_typo_is_no_silent_default(shop: Shop) -> None:
    number = shop.order()
    for wish, word in (
        ({"posting_number": number}, "posting_number"),
        ({"seller": "none"}, "seller"),
        ({"lines": [5]}, "lines"),
        ({"lines": [{"sku": "5"}]}, "sku"),
        ({"lines": [{"quantity": 0}]}, "quantity"),
        ({"lines": [{"title": "x"}]}, "title"),
        ({"buyer": "Анна"}, "buyer"),
        ({"needs": ["love"]}, "needs"),
        ({"needs": "gtd"}, "needs"),
        ({"ship": "never"}, "ship"),
        ({"state": "awaiting_packaging"}, "state"),
        ({"in_process_at": "today"}, "in_process_at"),
        ({"shipment_date": 5}, "shipment_date"),
    ):
        assert word in shop.refused("order", wish), wish
