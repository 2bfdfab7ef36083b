"""Pickup points, and who collects where."""

from tests.api.desk import Desk
from tests.world import ANNA


def test_from_the_locked_stage_on_only_the_organizer_moves_and_the_buyer_is_told(desk: Desk) -> None:
    first, second = desk.add_point(), desk.add_point(title="Центр", address="пр. Мира, 1")
    desk.offer(first, second)
    desk.choose(first)
    desk.move("stopped", "ordered", "distributing")
    assert desk.choose(second).status == 409
    path = f"/v1/orders/{desk.number}/point"
    assert desk.api.post(path, {"point": second}, desk.token).json["pickup"]["point"]["title"] == "Центр"
    desk.journey.notices()
    assert "пр. Мира, 1" in desk.journey.ok.inbox(ANNA)[0]["text"]


def test_a_changed_address_reaches_those_who_wait_there(desk: Desk) -> None:
    point = desk.add_point()
    desk.offer(point)
    desk.choose(point)
    changed = {"title": "Склад", "address": "ул. Новая, 7", "price": 99_000, "capacity": 1}
    assert desk.change_point(point, changed).status == 200
    desk.journey.steps()
    order = desk.order()
    assert (order["pickup"]["point"]["address"], order["sum"]["total"]) == ("ул. Новая, 7", 120_000)


def test_who_waits_at_a_point_that_closes_sees_it_until_it_opens(desk: Desk) -> None:
    point = desk.add_point()
    desk.offer(point)
    desk.choose(point)
    for wish, closing in [
        ({"closed": True, "closedUntil": "2026-12-01", "closedReason": "переучёт"}, ("2026-12-01", "переучёт")),
        ({"closed": False}, None),
    ]:
        desk.change_point(point, wish)
        desk.journey.steps()
        seen = desk.api.get(f"/buyer/orders/{desk.number}", desk.anna).json["pickup"]["point"]["closing"]
        assert seen == (closing and {"until": closing[0], "reason": closing[1]})


def test_a_change_of_a_point_names_only_what_changes(desk: Desk) -> None:
    point = desk.add_point()
    (changed,) = desk.change_point(point, {"hours": " вт ", "capacity": None}).json["points"]
    assert (changed["title"], changed["address"], changed["price"]) == ("Склад", "ул. Лесная, 5", 10_000)
    assert (changed["hours"], changed["capacity"]) == ("вт", None)


def test_a_photo_from_elsewhere_is_refused_with_the_addresses_that_are_shown(desk: Desk) -> None:
    wish = {"title": "Склад", "address": "ул. Лесная, 5", "photo": "https://elsewhere.example/p.jpg"}
    answer = desk.api.post("/v1/points", wish, desk.token)
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, "photo")
    assert "://" in answer.json["detail"]
