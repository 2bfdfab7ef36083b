"""The buyer says what he has paid."""

from tests.api.desk import Desk
from tests.world import ANNA


def test_a_claim_waits_and_is_confirmed_once(desk: Desk) -> None:
    desk.open_payment()
    claim = desk.file().json
    assert (claim["state"], claim["warnings"]) == ("pending", [])
    assert desk.file().json["id"] == claim["id"]
    (waiting,) = desk.api.get("/v1/claims", desk.token).json["items"]
    assert (waiting["id"], waiting["buyer"]["name"]) == (claim["id"], "Анна Петрова")
    for _ in range(2):
        answer = desk.api.post(f"/v1/claims/{claim['id']}/confirmation", {}, desk.token)
        assert (answer.status, answer.json["state"]) == (200, "confirmed")
    order = desk.order()
    assert (order["paymentState"], order["paid"], order["debt"], order["claimed"]) == ("paid", 110_000, 0, 0)
    assert len(order["payments"]) == 1
    assert desk.api.get("/buyer/bills", desk.anna).json["bills"] == []
    assert desk.api.get("/v1/claims", desk.token).json["items"] == []
    desk.journey.notices()
    assert "подтверждена" in desk.journey.ok.inbox(ANNA)[0]["text"]


def test_a_proof_that_is_none_is_refused_and_nothing_is_filed(desk: Desk) -> None:
    desk.open_payment()
    answer = desk.file(proof=desk.upload(b"MZ\x90\x00 not a picture"))
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, "proof")
    assert desk.api.get("/buyer/claims", desk.anna).json["claims"] == []
