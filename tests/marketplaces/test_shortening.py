"""What of bodies is kept in the integration log: nothing of people, nothing secret, nothing long."""

import json

from chalicelib.marketplaces.shortening import LONGEST, shortened


def test_goods_sums_and_states_stay_and_people_go() -> None:
    body = {
        "result": {
            "posting_number": "1-1",
            "status": "delivering",
            "customer": {"name": "Анна", "phone": "+7916", "address": {"city": "Тверь"}},
            "products": [{"sku": 7, "offer_id": "OC-90", "quantity": 2, "price": "10.00", "name": "Фильтр"}],
        },
        "api_key": "SECRET",
    }
    told = shortened(json.dumps(body).encode())
    assert "delivering" in told
    assert "OC-90" in told
    assert not any(part in told for part in ("Анна", "7916", "Тверь", "SECRET", "Фильтр"))


def test_it_is_short_whatever_comes() -> None:
    for body in (b"", b"<html>" * 9_000, b"[" * 200_000, json.dumps([{"sku": "x" * 500}] * 500).encode(), b"\xff\xfe"):
        assert len(shortened(body)) <= LONGEST
    assert shortened(b"<html>") == "6 B"
    assert shortened(b"") == ""
