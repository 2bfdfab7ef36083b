"""What is kept of pushes and answers: little, and of no person."""

import json
from typing import Any

from chalicelib.marketplaces.yandex_market.shortened import LONGEST, shortened, shortened_body
from tests.marketplaces.yandex_market.payloads import CREATED, ORDER, STATUS, body, order


def test_named_fields_are_kept_in_their_forms() -> None:
    kept = json.loads(shortened_body(body(CREATED)))
    assert kept["orderId"] == str(ORDER)
    assert kept["items"] == [{"offerId": "OC90", "count": "2"}, {"offerId": "W 712/52", "count": "1"}]
    assert json.loads(shortened_body(body(STATUS)))["substatus"] == "STARTED"


def test_an_answer_is_kept_without_its_buyer() -> None:
    told = {"orders": [order(buyer={"firstName": "Анна", "phone": "+79160000123"})], "paging": {"nextPageToken": "x"}}
    kept = shortened_body(body(told))
    assert json.loads(kept)["orders"][0]["status"] == "PROCESSING"
    assert not any(word in kept for word in ("Анна", "916", "Позвоните", "Лесная", "Москва"))
    buyer = {"status": "OK", "result": {"lastName": "Петрова", "phone": "+79160000123", "id": "b"}}
    assert json.loads(shortened_body(body(buyer))) == {"status": "OK"}


def test_a_value_of_another_form_is_left_out() -> None:
    odd: tuple[Any, ...] = (
        "Анна Петрова",
        "+7 916 000-01-23",
        "a@example.org",
        "x" * 100,
        None,
        True,
        [],
        {"name": "Анна"},
    )
    for value in odd:
        told = dict.fromkeys(("notificationType", "orderId", "status", "updatedAt", "messageId", "statuses"), value)
        assert json.loads(shortened_body(body(told))) == {}, value


def test_digits_of_a_phone_are_no_article() -> None:
    for article in ("79160000123", "8 916 000 01 23", "8.916.000.01.23"):
        assert "items" not in json.loads(shortened_body(body({"items": {"offerId": article}})))


def test_a_long_list_is_cut() -> None:
    many = [{"offerId": f"ARTICLE-{n}" * 5, "count": n} for n in range(1_000)]
    kept = shortened_body(body({**CREATED, "items": many}))
    assert len(kept.encode()) <= LONGEST
    assert 0 < len(json.loads(kept)["items"]) < 1_000
    orders = shortened_body(body({"orders": [order() for _ in range(50)]}))
    assert len(orders.encode()) <= LONGEST
    assert json.loads(orders)["orders"]


def test_what_is_no_json_is_nothing() -> None:
    for content in (b"", b"<h1>", b"[" * 100_000, b"\xff"):
        assert shortened_body(content) == ""
    assert shortened(5) == shortened(None) == "{}"
