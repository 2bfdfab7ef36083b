"""Saved views of the lists of orders."""

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from tests.api.admin.test_accounts import a_token
from tests.api.desk import Desk
from tests.world import Api


def test_a_view_is_saved_listed_changed_and_removed(desk: Desk) -> None:
    asked = {"name": "Долги", "filter": {"paymentState": "unpaid", "createdFrom": "2026-11-01T00:00:00Z"}}
    made = desk.api.post("/v1/views", asked, desk.token)
    assert (made.status, made.json["mine"], made.json["shared"], made.json["version"]) == (201, True, False, 1)
    assert made.json["filter"]["paymentState"] == "unpaid"
    assert made.json["filter"]["createdFrom"] == "2026-11-01T00:00:00Z"
    path = f"/v1/views/{made.json['id']}"
    changed = desk.api.patch(path, {"shared": True}, desk.token, 1)
    assert (changed.status, changed.json["name"], changed.json["version"]) == (200, "Долги", 2)
    late = desk.api.patch(path, {"name": "Иначе"}, desk.token, 1)
    assert (late.status, late.json["current"]["items"][0]["version"]) == (412, 2)
    assert [view["name"] for view in desk.api.get("/v1/views", desk.token).json["items"]] == ["Долги"]
    assert desk.api.delete(path, desk.token, 2).status == 200
    assert desk.api.get("/v1/views", desk.token).json == {"items": [], "next": None}


def test_who_is_looked_for_is_not_kept(desk: Desk) -> None:
    for filter in ({"q": "Анна"}, {"buyer": "anna"}):
        answer = desk.api.post("/v1/views", {"name": "Анна", "filter": filter}, desk.token)
        assert (answer.status, answer.json["code"]) == (400, "field_unknown")


def test_a_view_of_orders_of_marketplaces_is_saved_and_changed(
    api: Api, container: Container, community: Community
) -> None:
    token = a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER)
    asked = {"waiting": True, "account": "ozon-1", "q": " OC-90 ", "placedFrom": "2026-11-01T00:00:00Z"}
    made = api.post("/v1/views", {"name": "Тула", "external": asked}, token)
    kept = {**asked, "q": "OC-90", "decision": None, "push": None, "phase": None, "region": "", "placedTo": None}
    assert (made.status, made.json["external"]) == (201, kept)
    path = f"/v1/views/{made.json['id']}"
    changed = api.patch(path, {"external": {"region": "Тула"}}, token, 1)
    assert (changed.json["external"]["region"], changed.json["external"]["q"]) == ("Тула", "")
    refused = api.post("/v1/views", {"name": "Анна", "external": {"who": "Анна"}}, token)
    assert (refused.status, refused.json["code"]) == (400, "field_unknown")
