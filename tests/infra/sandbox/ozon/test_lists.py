"""What a seller reads."""

from typing import Any

from tests.infra.sandbox.ozon.shop import ALWAYS, GET, LIST, WAITING, Shop

PAIR = {"cutoff_from": "2026-01-01T00:00:00Z", "cutoff_to": "2027-12-31T00:00:00Z"}


def numbers(answer: Any) -> list[str]:
    return [each["posting_number"] for each in answer["postings"]]


def made(shop: Shop, count: int) -> list[str]:
    return [
        shop.order(in_process_at=f"2026-11-2{n}T10:00:00Z", shipment_date="2026-11-29T00:00:00Z") for n in range(count)
    ]


def test_without_its_pair_of_dates_the_waiting_list_is_empty(shop: Shop) -> None:
    (number,) = made(shop, 1)
    for pair in ({}, {"cutoff_from": PAIR["cutoff_from"]}, {"cutoff_to": PAIR["cutoff_to"]}):
        assert shop.done(WAITING, {"filter": pair, "limit": 100})["postings"] == []
    assert numbers(shop.done(WAITING, {"filter": PAIR, "limit": 100})) == [number]
    early = {**PAIR, "cutoff_to": "2026-01-02T00:00:00Z"}
    assert shop.done(WAITING, {"filter": early, "limit": 100})["postings"] == []


def test_what_is_finished_waits_no_more(shop: Shop) -> None:
    one, two, three = made(shop, 3)
    shop.control("cancel", posting_number=one)
    shop.control("move", posting_number=two, state="posting_delivered")
    assert numbers(shop.done(WAITING, {"filter": PAIR, "limit": 100})) == [three]
    assert numbers(shop.done(LIST, {"filter": ALWAYS, "limit": 100})) == [one, two, three]
    some = {**ALWAYS, "statuses": ["cancelled", "delivered"]}
    assert numbers(shop.done(LIST, {"filter": some, "limit": 100})) == [one, two]


def test_pages_follow_each_other_in_both_directions(shop: Shop) -> None:
    every = made(shop, 5)
    for way, expected in (("ASC", every), ("DESC", every[::-1])):
        found: list[str] = []
        cursor = ""
        while True:
            page = shop.done(LIST, {"filter": ALWAYS, "limit": 2, "cursor": cursor, "sort_dir": way})
            found += numbers(page)
            cursor = page["cursor"]
            assert page["has_next"] == bool(cursor)
            if not cursor:
                break
        assert found == expected


def test_changes_are_looked_for_in_their_own_window(shop: Shop) -> None:
    one, two = made(shop, 2)
    shop.control("clock", now="2026-11-22T09:30:00Z")
    shop.control("move", posting_number=two, state="posting_in_carriage")
    changed = {"from": "2026-11-22T09:00:00Z", "to": "2026-11-22T10:00:00Z"}
    asked = {"filter": {**ALWAYS, "last_changed_status_date": changed}, "limit": 100}
    assert numbers(shop.done(LIST, asked)) == [two]
    assert one not in numbers(shop.done(LIST, asked))


def test_money_is_an_object_in_lists_and_a_text_elsewhere(shop: Shop) -> None:
    (number,) = made(shop, 1)
    (listed,) = shop.done(LIST, {"filter": ALWAYS, "limit": 1})["postings"]
    assert listed["products"][0]["price"] == {"amount": "1530.0000", "currency": "RUB"}
    product = shop.posting(number)["products"][0]
    assert (product["price"], product["currency_code"]) == ("1530.0000", "RUB")


def test_a_wrong_question_is_refused(shop: Shop) -> None:
    odd: list[tuple[str, dict[str, Any]]] = [
        (LIST, {"filter": ALWAYS}),
        (LIST, {"filter": ALWAYS, "limit": 101}),
        (LIST, {"filter": ALWAYS, "limit": 0}),
        (LIST, {"filter": ALWAYS, "limit": "5"}),
        (LIST, {"filter": ALWAYS, "limit": 5, "sort_dir": "asc"}),
        (LIST, {"filter": ALWAYS, "limit": 5, "dir": "ASC"}),
        (LIST, {"filter": ALWAYS, "limit": 5, "offset": 5}),
        (LIST, {"filter": ALWAYS, "limit": 5, "cursor": "я"}),
        (LIST, {"filter": ALWAYS, "limit": 5, "with": {"everything": True}}),
        (LIST, {"filter": {}, "limit": 5}),
        (LIST, {"limit": 5}),
        (LIST, {"filter": {**ALWAYS, "since": "2026-11-22"}, "limit": 5}),
        (LIST, {"filter": {**ALWAYS, "since": "2024-01-01T00:00:00Z"}, "limit": 5}),
        (LIST, {"filter": {**ALWAYS, "status": "cancelled"}, "limit": 5}),
        (WAITING, {"filter": {**PAIR, "cutoff_from": "now"}, "limit": 5}),
        (WAITING, {"filter": ALWAYS, "limit": 5}),
        (GET, {}),
        (GET, {"posting_number": 5}),
        (GET, {"posting_number": "1", "with": {"customer": True}}),
        ("/v1/posting/fbs/cancel-reason", {"related_posting_numbers": []}),
        ("/v1/roles", {"x": 1}),
    ]
    for path, body in odd:
        assert shop.error(path, body)[0] == 400, body


def test_a_foreign_posting_is_not_found(shop: Shop) -> None:
    foreign = shop.order(seller="1000043")
    for number in ("1-1-1", foreign):
        assert shop.error(GET, {"posting_number": number}) == (404, "POSTING_NOT_FOUND")


def test_reasons_are_those_of_the_posting(shop: Shop) -> None:
    number = shop.order()
    path, asked = "/v1/posting/fbs/cancel-reason", {"related_posting_numbers": [number]}
    (found,) = shop.done(path, asked)["result"]
    assert [each["id"] for each in found["reasons"]] == [352, 400, 402]
    shop.control("cancel", posting_number=number)
    assert shop.done(path, asked)["result"] == [{"posting_number": number, "reasons": []}]
