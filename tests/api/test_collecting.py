"""SyncComments, from both sides of the API: points are offered and chosen, orders are ready, scanned, handed out."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.api.test_paying import Desk
from tests.factories import an_organizer
from tests.world import ADMIN, ANNA, ELENA


@pytest.fixture
def desk(journey: Any) -> Desk:
    return Desk(journey)


def _point(desk: Desk, **wish: Any) -> str:
    asked = {"title": "Склад", "address": "ул. Лесная, 5", "hours": "10–20", "price": 10_000, "capacity": 1, **wish}
    return str(desk.api.post("/organizer/points", asked, desk.token).json["id"])


def _offer(desk: Desk, *points: str) -> None:
    wish = {"points": points, "pointsLockedFrom": "distributing", "place": "у подъезда", "hours": "с 17 до 20"}
    assert desk.api.post(f"/organizer/purchases/{desk.purchase}/terms", wish, desk.token).status == 200
    desk.journey.steps()


def _choose(desk: Desk, point: str | None) -> Any:
    return desk.api.post(f"/buyer/orders/{desk.number}/point", {"point": point}, desk.anna)


def _move(desk: Desk, *stages: str) -> None:
    for stage in stages:
        answer = desk.api.post(f"/organizer/purchases/{desk.purchase}/stage", {"stage": stage}, desk.token)
        assert answer.status == 200, answer.text
        desk.journey.steps()


def test_a_chosen_point_enters_the_sum(desk: Desk) -> None:
    point = _point(desk)
    _offer(desk, point)
    order = _choose(desk, point).json
    assert order["sum"]["total"] == 120_000
    assert {"kind": "pickup", "amount": 10_000, "reason": "Склад"} in order["sum"]["parts"]
    (choice,) = desk.api.get(f"/buyer/orders/{desk.number}/points", desk.anna).json["points"]
    assert (choice["chosen"], choice["full"]) == (True, True)
    assert _choose(desk, None).json["sum"]["total"] == 110_000


def test_a_full_point_cannot_be_chosen(desk: Desk) -> None:
    point = _point(desk, capacity=0)
    _offer(desk, point)
    answer = _choose(desk, point)
    assert (answer.status, answer.kind) == (409, "full")
    assert "нет места" in answer.json["detail"]


def test_a_point_that_was_not_offered_is_missing(desk: Desk) -> None:
    offered, hidden = _point(desk), _point(desk)
    _offer(desk, offered)
    assert _choose(desk, hidden).status == 404


def test_from_the_locked_stage_on_only_the_organizer_moves_and_the_buyer_is_told(desk: Desk) -> None:
    first, second = _point(desk), _point(desk, title="Центр", address="пр. Мира, 1")
    _offer(desk, first, second)
    _choose(desk, first)
    _move(desk, "stopped", "ordered", "distributing")
    assert _choose(desk, second).status == 409
    path = f"/organizer/orders/{desk.number}/point"
    assert desk.api.post(path, {"point": second}, desk.token).json["pickup"]["point"]["title"] == "Центр"
    desk.journey.notices()
    assert "пр. Мира, 1" in desk.journey.ok.inbox(ANNA)[0]["text"]


def test_a_changed_address_reaches_those_who_wait_there(desk: Desk) -> None:
    point = _point(desk)
    _offer(desk, point)
    _choose(desk, point)
    changed = {"title": "Склад", "address": "ул. Новая, 7", "price": 99_000, "capacity": 1}
    assert desk.api.post(f"/organizer/points/{point}", changed, desk.token).status == 200
    desk.journey.steps()
    order = desk.order()
    assert (order["pickup"]["point"]["address"], order["sum"]["total"]) == ("ул. Новая, 7", 120_000)


def test_who_waits_at_a_point_that_closes_sees_it_until_it_opens(desk: Desk) -> None:
    point = _point(desk)
    _offer(desk, point)
    _choose(desk, point)
    for wish, closing in [
        ({"closed": True, "closedUntil": "2026-12-01", "closedReason": "переучёт"}, ("2026-12-01", "переучёт")),
        ({"closed": False}, None),
    ]:
        desk.api.post(f"/organizer/points/{point}", wish, desk.token)
        desk.journey.steps()
        seen = desk.api.get(f"/buyer/orders/{desk.number}", desk.anna).json["pickup"]["point"]["closing"]
        assert seen == (closing and {"until": closing[0], "reason": closing[1]})


def test_a_change_of_a_point_names_only_what_changes(desk: Desk) -> None:
    point = _point(desk)
    changed = desk.api.post(f"/organizer/points/{point}", {"hours": " вт ", "capacity": None}, desk.token).json
    assert (changed["title"], changed["address"], changed["price"]) == ("Склад", "ул. Лесная, 5", 10_000)
    assert (changed["hours"], changed["capacity"]) == ("вт", None)


def test_a_photo_from_elsewhere_is_refused_with_the_addresses_that_are_shown(desk: Desk) -> None:
    wish = {"title": "Склад", "address": "ул. Лесная, 5", "photo": "https://elsewhere.example/p.jpg"}
    answer = desk.api.post("/organizer/points", wish, desk.token)
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, "photo")
    assert "://" in answer.json["detail"]


def test_a_purchase_is_given_to_a_listed_organizer(desk: Desk) -> None:
    path = f"/organizer/purchases/{desk.purchase}/terms"
    desk.journey.container.communities.create.put_organizer(an_organizer(community=desk.journey.community.id))
    (organizer,) = desk.api.get("/buyer/organizers", desk.anna).json["organizers"]
    assert desk.api.post(path, {"organizer": organizer["id"]}, desk.token).json["organizer"] == organizer["id"]
    refused = desk.api.post(path, {"organizer": "nobody"}, desk.token)
    assert (refused.status, refused.json["errors"][0]["field"]) == (400, "organizer")
    desk.journey.steps()
    order = desk.order()
    assert (order["organizer"], order["host"]["name"]) == (organizer["id"], "Мария Орлова")


def test_an_organizer_who_moves_is_found_at_the_new_place(desk: Desk) -> None:
    founding, home = (
        desk.journey.container.communities.create,
        an_organizer(community=desk.journey.community.id, place="ТЦ «Юг»"),
    )
    founding.put_organizer(home)
    desk.api.post(f"/organizer/purchases/{desk.purchase}/terms", {"organizer": home.id}, desk.token)
    desk.journey.steps()
    assert desk.order()["host"]["place"] == "ТЦ «Юг»"
    founding.put_organizer(replace(home, place="Лесная, 1"))
    desk.journey.steps()
    assert desk.order()["host"]["place"] == "Лесная, 1"


def test_an_order_is_ready_scanned_and_handed_out(desk: Desk) -> None:
    assert desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).status == 409
    _offer(desk)
    _move(desk, "stopped", "ordered", "distributing")
    (parcel,) = desk.api.get("/buyer/parcels", desk.anna).json["parcels"]
    assert (parcel["number"], parcel["place"], parcel["hours"]) == (desk.number, "у подъезда", "с 17 до 20")
    code = desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).json
    assert code["svg"].startswith("<svg")
    scanned = desk.api.post("/organizer/handouts/reading", {"code": code["text"]}, desk.token).json
    assert (scanned["number"], scanned["buyer"]["name"]) == (desk.number, "Анна Петрова")
    for _ in range(2):
        path = f"/organizer/orders/{desk.number}/handout"
        assert desk.api.post(path, {"handout": "handed_out"}, desk.token).json["handout"] == "handed_out"
    assert desk.api.get("/buyer/parcels", desk.anna).json["parcels"] == []


def test_a_buyer_confirms_the_receipt_himself(desk: Desk) -> None:
    path = f"/buyer/orders/{desk.number}/receipt"
    assert desk.api.post(path, {}, desk.anna).status == 409
    _offer(desk)
    _move(desk, "stopped", "ordered", "distributing")
    for _ in range(2):
        assert desk.api.post(path, {}, desk.anna).json["handout"] == "handed_out"


def test_a_code_is_of_use_to_a_desk_only(desk: Desk) -> None:
    _offer(desk)
    _move(desk, "stopped", "ordered", "distributing")
    text = desk.api.get(f"/buyer/orders/{desk.number}/code", desk.anna).json["text"]
    assert desk.api.post("/organizer/handouts/reading", {"code": text}, desk.journey.token(ELENA)).status == 403
    for forged in (text[:-1], text + "x", "1001", ""):
        assert desk.api.post("/organizer/handouts/reading", {"code": forged}, desk.journey.token(ADMIN)).status == 404
