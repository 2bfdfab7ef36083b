"""What a change answers is the version that is read next: whoever goes on from it is not stale."""

import pytest

from tests.api import test_access as matrix
from tests.api.test_access import Owned
from tests.world import ADMIN

owned = matrix.owned


@pytest.fixture
def token(owned: Owned) -> str:
    return owned.journey.token(ADMIN)


def test_a_purchase_is_answered_with_its_version(owned: Owned, token: str) -> None:
    api = owned.journey.api
    made = api.post("/v1/purchases", {"title": "Зима"}, token).json
    address = f"/v1/purchases/{made['id']}"
    moved = api.post(f"{address}/stage", {"stage": "stopped"}, token).json
    worded = api.change(address, {"paymentOpen": True}, token).json
    (kept,) = (each for each in api.get("/v1/purchases", token).json["items"] if each["id"] == made["id"])
    assert [made["version"], moved["version"], worded["version"], kept["version"]] == [1, 2, 3, 3]


def test_an_order_is_answered_with_its_version(owned: Owned, token: str) -> None:
    api, address = owned.journey.api, f"/v1/orders/{owned.number}"
    before = api.get(address, token).json["version"]
    money = {"key": "a-key-of-a-form", "amount": 100, "order": owned.number}
    (paid,) = api.post("/v1/payments", money, token).json["orders"]
    assert (before, paid["version"]) == (before, before + 1)
    moved = api.post(f"{address}/point", {"point": owned.names.point}, token).json
    handed = api.post(f"{address}/handout", {"handout": "ready"}, token).json
    assert [moved["version"], handed["version"]] == [before + 2, before + 3]
    assert api.get(address, token).json["version"] == handed["version"]


def test_a_claim_is_answered_with_its_version(owned: Owned, token: str) -> None:
    api, address = owned.journey.api, f"/v1/claims/{owned.names.claim}"
    (waiting,) = api.get("/v1/claims", token).json["items"]
    rejected = api.post(f"{address}/rejection", {"reason": "Не нашли"}, token).json
    assert [waiting["version"], rejected["version"]] == [1, 2]
    assert api.get(address, token).json["version"] == 2


def test_all_points_have_one_version(owned: Owned, token: str) -> None:
    api = owned.journey.api
    before = api.get("/v1/points", token).json["version"]
    changed = api.patch(f"/v1/points/{owned.names.point}", {"price": 100}, token, before)
    assert changed.headers["ETag"] == f'"{before + 1}"'
    assert api.get("/v1/points", token).json["version"] == before + 1


def test_all_texts_have_one_version(owned: Owned, token: str) -> None:
    api = owned.journey.api
    before = api.get("/v1/texts", token).json["version"]
    wish = {"key": "order_saved", "language": "ru", "text": "Заказ {number}"}
    assert (before, api.patch("/v1/texts", wish, token, before).json["version"]) == (0, 1)


def test_what_has_a_version_says_it_as_its_tag(owned: Owned, token: str) -> None:
    for path in (f"/v1/orders/{owned.number}", f"/v1/claims/{owned.names.claim}", "/v1/points", "/v1/texts"):
        answer = owned.journey.api.get(path, token)
        assert answer.headers["ETag"] == f'"{answer.json["version"]}"', path
    assert "ETag" not in owned.journey.api.get("/v1/connections", token).headers


def test_a_change_says_of_what_version_it_is(owned: Owned, token: str) -> None:
    api, path, wish = owned.journey.api, f"/v1/points/{owned.names.point}", {"price": 100}
    assert api.patch(path, wish, token, None).kind == "version_missing"
    assert api.patch(path, wish, token, None).status == 428
    for tag in ("1", "*", 'W/"1"', '"x"', '""', '"1", "2"'):
        answer = api.patch(path, wish, token, None, **{"If-Match": tag})
        assert (answer.status, answer.json["code"]) == (400, "version_unreadable"), tag
    assert api.get("/v1/points", token).json["points"][0]["price"] == 0


def test_a_change_of_an_older_version_is_refused_with_the_thing_as_it_is(owned: Owned, token: str) -> None:
    api, path = owned.journey.api, f"/v1/points/{owned.names.point}"
    before = api.get("/v1/points", token).json["version"]
    assert api.patch(path, {"price": 100}, token, before).status == 200
    late = api.patch(path, {"price": 200}, token, before)
    assert (late.status, late.kind) == (412, "version_stale")
    assert late.json["current"] == api.get("/v1/points", token).json
    assert late.json["current"]["points"][0]["price"] == 100
    assert api.patch(path, {"price": 200}, token, late.json["current"]["version"]).status == 200
