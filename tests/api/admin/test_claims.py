"""What buyers say they paid is looked at and decided on."""

import requests

from tests.api.desk import PNG, Desk


def test_the_queue_warns_of_what_was_entered_meanwhile_in_one_more_read(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    wish = {"key": "hand-1-form", "order": desk.number, "amount": 110_000}
    desk.api.post("/v1/payments", wish, desk.token)
    (waiting,) = desk.api.get("/v1/claims", desk.token).json["items"]
    assert desk.api.recorder.names() == ["dynamodb.Query", "dynamodb.BatchGetItem"]
    shown = desk.api.get(f"/v1/claims/{claim['id']}", desk.token).json
    assert waiting["warnings"] == shown["warnings"] == ["over", "double"]


def test_a_part_of_a_claim_is_confirmed_beside_what_was_said(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    parts = {"orders": [{"number": desk.number, "amount": 80_000}]}
    confirmed = desk.api.post(f"/v1/claims/{claim['id']}/confirmation", parts, desk.token).json
    assert (confirmed["amount"], confirmed["confirmed"], confirmed["orders"][0]["confirmed"]) == (
        110_000,
        80_000,
        80_000,
    )
    (mine,) = desk.api.get("/buyer/claims", desk.anna).json["claims"]
    assert (mine["amount"], mine["confirmed"]) == (110_000, 80_000)


def test_a_rejected_claim_says_why_and_keeps_its_proof(desk: Desk) -> None:
    desk.open_payment()
    proof = desk.upload(PNG)
    claim = desk.file(proof=proof).json
    path = f"/v1/claims/{claim['id']}"
    assert desk.api.post(f"{path}/rejection", {"reason": " "}, desk.token).status == 400
    assert desk.api.post(f"{path}/rejection", {"reason": "Перевод не найден"}, desk.token).json["state"] == "rejected"
    assert desk.order()["claims"][0]["reason"] == "Перевод не найден"
    link = desk.api.get(f"{path}/proof", desk.token).json
    assert (link["type"], link["name"]) == ("image/png", f"Чек {desk.order()['number']}.png")
    answer = requests.get(link["url"], timeout=5)
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert desk.api.post(f"{path}/confirmation", {}, desk.token).status == 409
