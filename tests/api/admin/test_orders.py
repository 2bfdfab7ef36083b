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
        ("q=%D0%B0%D0%BD&buyer=x", "q", "search_of_buyer"),
        ("cursor=made-up", "cursor", "cursor_foreign"),
    ],
)
def test_what_the_list_cannot_answer_is_said(desk: Desk, query: str, field: str, code: str) -> None:
    answer = desk.api.get(f"/v1/orders?{query}", desk.token)
    assert answer.status == 400, answer.text
    assert (answer.json["errors"][0]["field"], answer.json["code"]) == (field, code)


def test_an_order_is_shown_with_its_history_messages_and_proofs(desk: Desk) -> None:
    desk.journey.notices()
    shown = desk.api.get(f"/v1/orders/{desk.number}", desk.token).json
    assert (shown["buyer"]["name"], shown["status"], shown["toReturn"]) == ("Анна Петрова", "awaiting", 0)
    assert (shown["proofs"], shown["adjustments"], shown["cancelledAt"]) == ([], [], None)
    (saved, *_) = [entry for entry in shown["journal"] if entry["event"] == "OrderSaved"]
    assert (saved["actor"]["kind"], saved["data"]["number"]) == ("buyer", desk.number)
    (told,) = shown["notices"]
    assert told["letter"] == "order_saved"


def test_lines_are_corrected_at_a_version_and_the_other_one_sees_the_present_state(desk: Desk) -> None:
    path = f"/v1/orders/{desk.number}"
    version = desk.api.get(path, desk.token).json["version"]
    body = {"reason": "Ошиблись", "lines": [{"action": "change", "line": 0, "quantity": 2}]}
    edited = desk.api.patch(f"{path}/lines", body, desk.token, version)
    assert (edited.status, edited.json["sum"]["total"], edited.json["version"]) == (200, 220_000, version + 1)
    assert edited.json["changes"][0]["note"] == "Ошиблись"
    assert edited.headers["ETag"] == f'"{version + 1}"'
    late = desk.api.patch(f"{path}/lines", body, desk.token, version)
    assert (late.status, late.json["current"]["sum"]["total"]) == (412, 220_000)
    assert desk.api.patch(f"{path}/lines", body, desk.token, None).status == 428
    assert desk.order()["changes"][0]["note"] == "Ошиблись", "the buyer reads it too"


def test_what_the_stage_does_not_allow_is_said(desk: Desk) -> None:
    desk.move("stopped", "ordered", "in_transit")
    path = f"/v1/orders/{desk.number}"
    version = desk.api.get(path, desk.token).json["version"]
    body = {"reason": "Ошиблись", "lines": [{"action": "remove", "line": 0}]}
    answer = desk.api.patch(f"{path}/lines", body, desk.token, version)
    assert (answer.status, answer.json["code"]) == (409, "lines_stage_refused")


def test_an_adjustment_comes_and_goes(desk: Desk) -> None:
    path = f"/v1/orders/{desk.number}"
    body = {"kind": "discount", "amount": -10_000, "reason": "Постоянной"}
    made = desk.api.post(f"{path}/adjustments", body, desk.token)
    assert (made.status, made.json["sum"]["total"]) == (201, 100_000)
    (given,) = made.json["adjustments"]
    gone = desk.api.delete(f"{path}/adjustments/{given['id']}", desk.token, made.json["version"])
    assert (gone.status, gone.json["sum"]["total"], gone.json["adjustments"]) == (200, 110_000, [])
    wrong = desk.api.post(f"{path}/adjustments", {**body, "amount": 5}, desk.token)
    assert (wrong.status, wrong.json["code"]) == (400, "adjustment_sign")


def test_many_orders_are_changed_each_with_its_own_result(desk: Desk) -> None:
    version = desk.api.get(f"/v1/orders/{desk.number}", desk.token).json["version"]
    asked = [{"number": desk.number, "version": version}, {"number": "404", "version": 1}]
    wish = {"status": "cancelled", "reason": "Нет размера", "orders": asked}
    for dry in (True, False):
        (own, missing) = desk.api.post("/v1/orders/changes", {**wish, "dryRun": dry}, desk.token).json["items"]
        assert (own["ok"], own["order"]["status"], own["order"]["total"]) == (True, "cancelled", 0)
        assert (missing["ok"], missing["code"], missing["order"]) == (False, "order_missing", None)
        assert missing["detail"]
    (late,) = desk.api.post("/v1/orders/changes", {"handout": "ready", "orders": asked[:1]}, desk.token).json["items"]
    assert (late["code"], late["order"]["version"]) == ("order_stale", version + 1)
    assert desk.order()["status"] == "cancelled"
    assert desk.api.get("/v1/orders?status=cancelled", desk.token).json["items"][0]["number"] == desk.number
