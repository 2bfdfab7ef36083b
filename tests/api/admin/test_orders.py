"""Orders as an organizer sees them, and the hand-out desk."""

import pytest

from tests.api.desk import Desk
from tests.world import ADMIN, ELENA


def test_an_order_is_ready_scanned_and_handed_out(desk: Desk) -> None:
    assert desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).status == 409
    desk.offer()
    desk.move("stopped", "ordered", "distributing")
    (parcel,) = desk.api.get("/buyer/parcels", desk.anna).json["parcels"]
    assert (parcel["number"], parcel["place"], parcel["hours"]) == (desk.number, "у подъезда", "с 17 до 20")
    code = desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).json
    assert code["svg"].startswith("<svg")
    scanned = desk.api.post("/v1/handouts/reading", {"code": code["text"]}, desk.token).json
    assert (scanned["number"], scanned["buyer"]["name"]) == (desk.number, "Анна Петрова")
    for _ in range(2):
        path = f"/v1/orders/{desk.number}/handout"
        assert desk.api.post(path, {"handout": "handed_out"}, desk.token).json["handout"] == "handed_out"
    assert desk.api.get("/buyer/parcels", desk.anna).json["parcels"] == []


def test_a_code_is_of_use_to_a_desk_only(desk: Desk) -> None:
    desk.offer()
    desk.move("stopped", "ordered", "distributing")
    text = desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).json["text"]
    assert desk.api.post("/v1/handouts/reading", {"code": text}, desk.journey.token(ELENA)).status == 403
    for forged in (text[:-1], text + "x", "1001", ""):
        assert desk.api.post("/v1/handouts/reading", {"code": forged}, desk.journey.token(ADMIN)).status == 404


def test_the_list_of_orders_shows_each_with_its_buyer_and_is_two_calls(desk: Desk) -> None:
    answer = desk.api.get("/v1/orders", desk.token)
    calls = desk.api.recorder.names()
    (listed,) = answer.json["items"]
    assert (answer.json["next"], answer.json["looked"]) == (None, None)
    assert (listed["number"], listed["buyer"]["name"], listed["buyer"]["phone"]) == (desk.number, "Анна Петрова", None)
    assert listed["purchase"] == {"id": desk.purchase, "title": "Осенняя обувь"}
    assert (listed["status"], listed["paymentState"], listed["point"]) == ("awaiting", "unpaid", None)
    assert (listed["total"], listed["paid"], listed["lines"]) == (110_000, 0, 1)
    assert listed["version"] == desk.api.get(f"/v1/orders/{desk.number}", desk.token).json["version"]
    assert calls[-2:] == ["dynamodb.Query", "dynamodb.BatchGetItem"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=петрова", 1),
        ("q=1001", 1),
        ("paymentState=unpaid&handout=not_ready&stage=collecting&status=awaiting", 1),
        ("paymentState=paid", 0),
        ("createdFrom=2026-11-22T09:00:00Z&createdTo=2026-11-22T11:00:00Z&limit=1", 1),
        ("createdTo=2026-11-21T00:00:00%2B03:00", 0),
        ("purchase=nosuch", 0),
    ],
)
def test_the_list_is_filtered_by_its_query(desk: Desk, query: str, found: int) -> None:
    assert len(desk.api.get(f"/v1/orders?{query}", desk.token).json["items"]) == found


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("limit=0", "limit", "limit_unreadable"),
        ("limit=many", "limit", "integer_unreadable"),
        ("paymentState=soon", "paymentState", "choice_unreadable"),
        ("createdFrom=2026-11-22T09:00:00", "createdFrom", "time_unreadable"),
        ("createdFrom=2026-11-22T09:00:00Z&createdTo=2026-11-21T09:00:00Z", "createdTo", "span_unreadable"),
        ("q=%D0%A8-1", "q", "search_needs_purchase"),
        ("q=%D0%B0%D0%BD&buyer=x", "q", "search_of_buyer"),
        ("cursor=made-up", "cursor", "cursor_foreign"),
    ],
)
def test_what_the_list_cannot_answer_is_said(desk: Desk, query: str, field: str, code: str) -> None:
    answer = desk.api.get(f"/v1/orders?{query}", desk.token)
    assert answer.status == 400, answer.text
    assert (answer.json["errors"][0]["field"], answer.json["code"]) == (field, code)
