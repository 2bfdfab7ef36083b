"""What is kept of pushes: little, and of no person."""

import json
from typing import Any

from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.marketplaces.yandex_market.reading import parsed
from chalicelib.marketplaces.yandex_market.shortened import shortened
from tests.marketplaces.yandex_market.payloads import CREATED, ORDER, STATUS, body, order


def pushed(told: object) -> str:
    """What is kept of it, once it has gone over the wire."""
    return shortened(parsed(body(told)))


def test_named_fields_are_kept_in_their_forms() -> None:
    kept = json.loads(pushed(CREATED))
    assert kept["orderId"] == str(ORDER)
    assert kept["items"] == [{"offerId": "OC90", "count": "2"}, {"offerId": "W 712/52", "count": "1"}]
    assert json.loads(pushed(STATUS))["substatus"] == "STARTED"


def test_an_order_is_kept_without_its_buyer() -> None:
    kept = pushed(order(buyer={"firstName": "Анна", "phone": "+79160000123"}))
    assert json.loads(kept)["status"] == "PROCESSING"
    assert not any(word in kept for word in ("Анна", "916", "Позвоните", "Лесная", "Москва"))
    buyer = {"status": "OK", "result": {"lastName": "Петрова", "phone": "+79160000123", "id": "b"}}
    assert json.loads(pushed(buyer)) == {"status": "OK"}


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
        assert json.loads(pushed(told)) == {}, value


def test_digits_of_a_phone_are_no_article() -> None:
    for article in ("79160000123", "8 916 000 01 23", "8.916.000.01.23"):
        assert "items" not in json.loads(pushed({"items": {"offerId": article}}))


def test_a_long_list_is_cut() -> None:
    many = [{"offerId": f"ARTICLE-{n}" * 5, "count": n} for n in range(1_000)]
    kept = pushed({**CREATED, "items": many})
    assert len(kept.encode()) <= LONGEST_BODY
    assert 0 < len(json.loads(kept)["items"]) < 1_000


def test_what_is_no_object_is_nothing() -> None:
    assert shortened(5) == shortened(None) == "{}"
