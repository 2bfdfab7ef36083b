"""What of bodies is kept in the integration log: nothing of people, nothing secret, nothing long."""

import json

from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.outgoing.shortening import shortened


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
        assert len(shortened(body)) <= LONGEST_BODY
    assert shortened(b"<html>") == "6 B"
    assert shortened(b"") == ""


def test_of_a_sentence_numbers_addresses_and_names_are_left_out() -> None:
    said = "Покупатель Анна Дальнегорская, +7 (916) 123-45-67, anna@example.org, отменила 46231993-0568-1"
    told = shortened(json.dumps({"error": said, "reason": "Неверный ключ", "status": "a@b.c"}).encode())
    assert json.loads(told) == {
        "error": "Покупатель … …, …, … отменила …",
        "reason": "Неверный ключ",
        "status": "…",
    }


def test_a_name_or_a_phone_by_itself_is_left_out_wherever_it_stands() -> None:
    for planted in ("+79161234567", "Дальнегорская Анна", "Иванов И. П.", " Анна Дальнегорская "):
        assert json.loads(shortened(json.dumps({"article": planted, "error": planted}).encode())) == {
            "article": "…",
            "error": "…",
        }
    kept = {"article": "79161234567", "error": "Отказ", "state": "+"}
    assert json.loads(shortened(json.dumps(kept).encode())) == kept


def test_what_is_no_name_of_a_field_is_hidden_and_codes_stay() -> None:
    body = {"Анна": {"status": "x"}, "+79161234567": 1, "order": "46231993-0568-1", "updatedAt": "2026-11-22T10:00:00Z"}
    told = json.loads(shortened(json.dumps(body).encode()))
    assert told == {"…": "…", "order": "46231993-0568-1", "updatedAt": "2026-11-22T10:00:00Z"}
