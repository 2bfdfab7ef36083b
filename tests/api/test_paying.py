"""Paying, from both sides of the API: a purchase opens for payment, a buyer reports, an organizer decides."""

from typing import Any

import pytest
import requests

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA

FILE = csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;1000,00")
UNTIL = "2026-11-25T15:00:00Z"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
TERMS = {"paymentOpen": True, "payUntil": UNTIL, "paymentDetails": "Карта 0000, Мария О."}


class Desk:
    """An organizer with one order of Anna's that may be paid: 1,100 roubles."""

    def __init__(self, journey: Journey) -> None:
        self.api, self.journey = journey.api, journey
        self.token = journey.token(ADMIN)
        self.purchase = journey.purchase(self.token)
        job = journey.upload(self.token, self.purchase, FILE)
        journey.preview(self.token, job)
        journey.start(self.token, job)
        self.anna = journey.token(ANNA)
        (card,) = self.api.get("/buyer/orders", self.anna).json["orders"]
        self.number = str(card["number"])

    def open_payment(self) -> None:
        answer = self.api.post(f"/organizer/purchases/{self.purchase}/terms", TERMS, self.token)
        assert answer.status == 200, answer.text
        self.journey.steps()

    def file(self, key: str = "form-of-anna", **wish: Any) -> Any:
        asked = {"key": key, "orders": [self.number], "amount": 110_000, "paidAt": "2026-11-22T09:30:00Z", **wish}
        return self.api.post("/buyer/claims", asked, self.anna)

    def order(self) -> Any:
        return self.api.get(f"/buyer/orders/{self.number}", self.anna).json


@pytest.fixture
def desk(journey: Journey) -> Desk:
    return Desk(journey)


def test_nothing_is_to_be_paid_before_the_payment_opens(desk: Desk) -> None:
    assert desk.api.get("/buyer/bills", desk.anna).json == {"bills": [], "cursor": None}
    desk.open_payment()
    (bill,) = desk.api.get("/buyer/bills", desk.anna).json["bills"]
    assert (bill["number"], bill["debt"], bill["until"]) == (desk.number, 110_000, UNTIL)
    assert bill["details"] == "Карта 0000, Мария О."


def test_the_buyer_is_told_how_to_pay(desk: Desk) -> None:
    desk.journey.notices()
    desk.open_payment()
    desk.journey.notices()
    message, _ = desk.journey.ok.inbox(ANNA)
    assert "К оплате: 1\u00a0100\u00a0₽" in message["text"]
    assert "Срок: 25 ноября, 18:00" in message["text"]
    assert "Карта 0000, Мария О." in message["text"]


def test_the_lists_take_one_call_each(desk: Desk) -> None:
    desk.open_payment()
    for path in ("bills", "parcels", "claims", "comments"):
        desk.api.get(f"/buyer/{path}", desk.anna)
        assert desk.api.recorder.names() == ["dynamodb.Query"], path
    desk.api.get("/buyer/notices", desk.anna)
    assert desk.api.recorder.names() == ["dynamodb.GetItem"]
    desk.api.get(f"/buyer/orders/{desk.number}/points", desk.anna)
    assert desk.api.recorder.names() == ["dynamodb.BatchGetItem"]


def test_a_claim_waits_and_is_confirmed_once(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    assert (claim["state"], claim["warnings"]) == ("pending", [])
    assert desk.file().json["id"] == claim["id"]
    (waiting,) = desk.api.get("/organizer/claims", desk.token).json["claims"]
    assert (waiting["id"], waiting["buyer"]["name"]) == (claim["id"], "Анна Петрова")
    for _ in range(2):
        answer = desk.api.post(f"/organizer/claims/{claim['id']}/confirmation", {}, desk.token)
        assert (answer.status, answer.json["state"]) == (200, "confirmed")
    order = desk.order()
    assert (order["paymentState"], order["paid"], order["debt"], order["claimed"]) == ("paid", 110_000, 0, 0)
    assert len(order["payments"]) == 1
    assert desk.api.get("/buyer/bills", desk.anna).json["bills"] == []
    assert desk.api.get("/organizer/claims", desk.token).json["claims"] == []
    desk.journey.notices()
    assert "подтверждена" in desk.journey.ok.inbox(ANNA)[0]["text"]


def test_the_queue_warns_of_what_was_entered_meanwhile_in_one_more_read(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    wish = {"key": "hand-1-form", "order": desk.number, "amount": 110_000}
    desk.api.post("/organizer/payments", wish, desk.token)
    (waiting,) = desk.api.get("/organizer/claims", desk.token).json["claims"]
    assert desk.api.recorder.names() == ["dynamodb.Query", "dynamodb.BatchGetItem"]
    shown = desk.api.get(f"/organizer/claims/{claim['id']}", desk.token).json
    assert waiting["warnings"] == shown["warnings"] == ["over", "double"]


def test_a_part_of_a_claim_is_confirmed_beside_what_was_said(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    parts = {"orders": [{"number": desk.number, "amount": 80_000}]}
    confirmed = desk.api.post(f"/organizer/claims/{claim['id']}/confirmation", parts, desk.token).json
    assert (confirmed["amount"], confirmed["confirmed"], confirmed["orders"][0]["confirmed"]) == (
        110_000,
        80_000,
        80_000,
    )
    (mine,) = desk.api.get("/buyer/claims", desk.anna).json["claims"]
    assert (mine["amount"], mine["confirmed"]) == (110_000, 80_000)


def test_a_rejected_claim_says_why_and_keeps_its_proof(desk: Desk) -> None:
    desk.open_payment()
    proof = _uploaded(desk, PNG)
    claim = desk.file(proof=proof).json
    path = f"/organizer/claims/{claim['id']}"
    assert desk.api.post(f"{path}/rejection", {"reason": " "}, desk.token).status == 400
    assert desk.api.post(f"{path}/rejection", {"reason": "Перевод не найден"}, desk.token).json["state"] == "rejected"
    assert desk.order()["claims"][0]["reason"] == "Перевод не найден"
    link = desk.api.get(f"{path}/proof", desk.token).json
    assert (link["type"], link["name"]) == ("image/png", f"Чек {desk.order()['number']}.png")
    answer = requests.get(link["url"], timeout=5)
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert desk.api.post(f"{path}/confirmation", {}, desk.token).status == 409


def test_a_proof_that_is_none_is_refused_and_nothing_is_filed(desk: Desk) -> None:
    desk.open_payment()
    answer = desk.file(proof=_uploaded(desk, b"MZ\x90\x00 not a picture"))
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, "proof")
    assert desk.api.get("/buyer/claims", desk.anna).json["claims"] == []


def test_money_by_hand_is_entered_once_and_can_be_refunded(desk: Desk) -> None:
    wish = {"key": "hand-1-form", "order": desk.number, "amount": 50_000, "note": "наличные"}
    for _ in range(2):
        (order,) = desk.api.post("/organizer/payments", wish, desk.token).json["orders"]
        assert (order["paid"], order["paymentState"]) == (50_000, "partly_paid")
    refund = {"key": "refund-1-form", "order": desk.number, "amount": 60_000}
    assert desk.api.post("/organizer/refunds", refund, desk.token).status == 409
    (order,) = desk.api.post("/organizer/refunds", {**refund, "amount": 50_000}, desk.token).json["orders"]
    assert (order["paid"], [each["amount"] for each in order["payments"]]) == (0, [-50_000, 50_000])


@pytest.mark.parametrize(
    ("path", "asked", "field", "words"),
    [
        ("purchases/{purchase}/terms", {"payuntil": UNTIL}, "payuntil", "Поля payuntil здесь нет"),
        ("purchases/{purchase}/terms", {"payUntil": "2026-11-01T15:00:00Z"}, "payUntil", "уже прошёл"),
        ("purchases/{purchase}/terms", {"payUntil": "завтра"}, "payUntil", "2026-11-25T15:00:00Z"),
        ("purchases/{purchase}/stage", {"stage": "done"}, "stage", "draft, collecting, stopped"),
        ("purchases", {"title": "Чай", "deliveryCost": -5}, "deliveryCost", "в копейках"),
        ("payments", {"key": "short", "order": "1001", "amount": 5}, "key", "от 8 до 64"),
        ("payments", {"key": "long-enough", "order": "1001", "amount": "5"}, "amount", "целое число"),
        ("transfers", {"key": "long-enough", "from": "1001", "to": "1001", "amount": 5}, "to", "два разных номера"),
    ],
)
def test_a_refusal_says_what_would_be_right(
    desk: Desk, path: str, asked: dict[str, Any], field: str, words: str
) -> None:
    answer = desk.api.post(f"/organizer/{path.format(purchase=desk.purchase)}", asked, desk.token)
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, field)
    assert words in answer.json["detail"]


def _uploaded(desk: Desk, content: bytes) -> str:
    wish = {"type": "image/png", "size": len(content)}
    made = desk.api.post("/buyer/proofs", wish, desk.anna).json
    form = made["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=5).ok
    return str(made["proof"])
