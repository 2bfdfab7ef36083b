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
    worded = api.patch(address, {"paymentOpen": True}, token).json
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
    api.post(f"/v1/points/{owned.names.point}", {"price": 100}, token)
    assert api.get("/v1/points", token).json["version"] == before + 1


def test_all_texts_have_one_version(owned: Owned, token: str) -> None:
    api = owned.journey.api
    before = api.get("/v1/texts", token).json["version"]
    wish = {"key": "order_saved", "language": "ru", "text": "Заказ {number}"}
    assert (before, api.post("/v1/texts", wish, token).json["version"]) == (0, 1)
