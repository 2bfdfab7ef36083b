"""An organizer's purchases, and whose they are."""

from msgspec.structs import replace

from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.factories import an_organizer
from tests.world import ADMIN


def test_a_new_purchase_is_a_call_and_one_for_its_answer_and_once_a_minute_a_look_at_the_community(
    journey: Journey,
) -> None:
    token = journey.token(ADMIN)
    journey.purchase(token)
    written = ["dynamodb.TransactWriteItems", "dynamodb.UpdateItem"]
    assert journey.api.recorder.names() == ["dynamodb.GetItem", *written]
    journey.purchase(token)
    assert journey.api.recorder.names() == written


def test_a_purchase_is_given_to_a_listed_organizer(desk: Desk) -> None:
    path = f"/v1/purchases/{desk.purchase}"
    desk.journey.container.communities.manage.put_organizer(an_organizer(community=desk.journey.community.id))
    (organizer,) = desk.api.get("/buyer/organizers", desk.anna).json["organizers"]
    assert desk.api.change(path, {"organizer": organizer["id"]}, desk.token).json["organizer"] == organizer["id"]
    refused = desk.api.change(path, {"organizer": "nobody"}, desk.token)
    assert (refused.status, refused.json["errors"][0]["field"]) == (400, "organizer")
    desk.journey.steps()
    order = desk.order()
    assert (order["organizer"], order["host"]["name"]) == (organizer["id"], "Мария Орлова")


def test_an_organizer_who_moves_is_found_at_the_new_place(desk: Desk) -> None:
    founding, home = (
        desk.journey.container.communities.manage,
        an_organizer(community=desk.journey.community.id, place="ТЦ «Юг»"),
    )
    founding.put_organizer(home)
    desk.api.change(f"/v1/purchases/{desk.purchase}", {"organizer": home.id}, desk.token)
    desk.journey.steps()
    assert desk.order()["host"]["place"] == "ТЦ «Юг»"
    founding.put_organizer(replace(home, place="Лесная, 1"))
    desk.journey.steps()
    assert desk.order()["host"]["place"] == "Лесная, 1"


def test_a_purchase_is_shown_and_changed_under_its_address(desk: Desk) -> None:
    address = f"/v1/purchases/{desk.purchase}"
    shown = desk.api.get(address, desk.token)
    assert (shown.status, shown.json["title"], shown.json["moves"]) == (200, "Осенняя обувь", ["stopped", "cancelled"])
    assert desk.api.recorder.names() == ["dynamodb.GetItem", "dynamodb.BatchGetItem"]
    progress = {"orders": 1, "buyers": 1, "sum": 100_000, "paid": 0, "claimed": 0, "owed": 0, "owing": 0, "share": None}
    assert shown.json["progress"] == progress
    wish = {"title": "Зимняя обувь", "feePercent": "5", "deliveryCost": 700, "minimumSum": 100_000}
    changed = desk.api.change(address, wish, desk.token).json
    assert {name: changed[name] for name in wish} == wish
    assert changed["progress"] == {**progress, "share": 100}
    desk.journey.steps()
    order = desk.order()
    assert (order["purchase"], order["sum"]["total"]) == ("Зимняя обувь", 105_700)
    assert [each["reason"] for each in order["changes"]] == ["fee", "delivery_split"]
    assert desk.api.get(address, desk.token).json == {**changed, "version": changed["version"] + 1}, "all have a share"


def test_a_stage_says_what_it_does_not_let_change(desk: Desk) -> None:
    desk.move("stopped", "ordered", "distributing")
    answer = desk.api.change(f"/v1/purchases/{desk.purchase}", {"feePercent": "1"}, desk.token)
    assert (answer.status, answer.json["code"]) == (409, "fee_locked")
    assert "до начала раздачи" in answer.json["detail"]
    locked = desk.api.get(f"/v1/purchases/{desk.purchase}", desk.token).json["locked"]
    late = {"stopAt": "stop_locked", "minimumSum": "minimum_locked", "minimumCount": "minimum_locked"}
    assert locked == {"feePercent": "fee_locked", **late}


def test_a_change_is_looked_at_before_it_is_made(desk: Desk) -> None:
    address = f"/v1/purchases/{desk.purchase}"
    before = desk.api.get(address, desk.token).json
    seen = desk.api.post(f"{address}/preview", {"deliveryCost": 500}, desk.token)
    assert seen.json["sums"] == {"orders": 1, "before": 110_000, "after": 110_500}
    stop = desk.api.post(f"{address}/preview", {"stage": "stopped"}, desk.token).json
    (message,) = stop["messages"]
    assert (message["message"], message["buyers"], message["unreached"]) == ("order_stopped", 1, {})
    assert desk.number in message["example"]
    gone = desk.api.post(f"{address}/preview", {"cancellation": "Поставщик отказал"}, desk.token).json
    assert gone["refunds"] == {"orders": 0, "sum": 0}
    mixed = desk.api.post(f"{address}/preview", {"stage": "stopped", "title": "Зима"}, desk.token)
    assert (mixed.status, mixed.json["errors"][0]["field"]) == (400, "stage")
    assert desk.api.get(address, desk.token).json == before


def test_a_purchase_is_prolonged_and_cancelled_with_a_word(desk: Desk) -> None:
    address = f"/v1/purchases/{desk.purchase}"
    later = "2026-12-24T10:00:00Z"
    assert desk.api.post(f"{address}/prolongation", {"stopAt": later}, desk.token).json["stopAt"] == later
    passed = desk.api.post(f"{address}/prolongation", {"stopAt": "2026-11-01T10:00:00Z"}, desk.token)
    assert (passed.status, passed.json["errors"][0]["field"]) == (400, "stopAt")
    gone = desk.api.post(f"{address}/cancellation", {"message": "Поставщик отказал"}, desk.token).json
    assert (gone["stage"], gone["moves"]) == ("cancelled", [])
    desk.journey.steps()
    assert desk.order()["stage"] == "cancelled"
    late = desk.api.post(f"{address}/prolongation", {"stopAt": later}, desk.token)
    assert (late.status, late.json["code"]) == (409, "prolongation_refused")


def test_a_purchase_is_copied_put_away_and_brought_back(desk: Desk) -> None:
    address = f"/v1/purchases/{desk.purchase}"
    made = desk.api.post(f"{address}/copy", {"title": "Второй круг"}, desk.token)
    assert (made.status, made.json["stage"], made.json["progress"]["orders"]) == (201, "draft", 0)
    refused = desk.api.post(f"{address}/archive", {}, desk.token)
    assert (refused.status, refused.json["code"]) == (409, "purchase_not_over")
    desk.api.post(f"{address}/cancellation", {}, desk.token)
    assert desk.api.post(f"{address}/archive", {}, desk.token).json["archived"]
    listed = [each["id"] for each in desk.api.get("/v1/purchases", desk.token).json["items"]]
    everything = [each["id"] for each in desk.api.get("/v1/purchases?archived=true", desk.token).json["items"]]
    assert (listed, everything) == ([made.json["id"]], [made.json["id"], desk.purchase])
    assert desk.api.post(f"{address}/return", {}, desk.token).json["archived"] is False
    assert desk.purchase in desk.api.get("/v1/purchases", desk.token).text
