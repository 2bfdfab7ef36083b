"""Orders at the hand-out desk."""

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
