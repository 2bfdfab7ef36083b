"""Price lists at the desk."""

from tests.api.desk import Desk


def test_a_list_is_made_changed_put_away_and_comes_back(desk: Desk) -> None:
    made = desk.api.post("/v1/price-lists", {"title": "Запчасти"}, desk.token)
    assert (made.status, made.json["currency"], made.json["active"], made.json["count"]) == (201, "RUB", True, 0)
    path = f"/v1/price-lists/{made.json['id']}"
    assert desk.api.get(path, desk.token).json == made.json
    changed = desk.api.patch(path, {"title": "Шины", "active": False}, desk.token, 1)
    assert (changed.status, changed.json["title"], changed.json["active"]) == (200, "Шины", False)
    late = desk.api.patch(path, {"title": "Иначе"}, desk.token, 1)
    assert (late.status, late.json["current"]["title"]) == (412, "Шины")
    assert desk.api.post(f"{path}/archive", {}, desk.token).json["archivedAt"] is not None
    assert desk.api.post(f"{path}/return", {}, desk.token).json["archivedAt"] is None
    (listed,) = desk.api.get("/v1/price-lists", desk.token).json["items"]
    assert listed == desk.api.get(path, desk.token).json
    refused = desk.api.post("/v1/price-lists", {"title": "Шины", "currency": "рубли"}, desk.token)
    assert (refused.status, refused.json["code"]) == (400, "currency_unreadable")
