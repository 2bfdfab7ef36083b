"""Suppliers at the desk: connected, asked for offers, changed, removed; by owners, and asked by whoever decides."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.errors import AccountRefused, NotFound, Unavailable
from tests.api.admin.test_accounts import a_token
from tests.fakes.suppliers import FakeSuppliers, a_supplied_offer
from tests.world import Api, Ok

SUPPLIERS = "/v1/suppliers"
WISH = {"title": "Ромашка", "url": "https://parts.example/api", "token": "SECRET"}


@pytest.fixture
def services(container: Container, monkeypatch: pytest.MonkeyPatch) -> FakeSuppliers:
    fake = FakeSuppliers()
    fake.it.has = [a_supplied_offer()]
    monkeypatch.setitem(vars(container.partners), "suppliers", fake)
    for noun, name in ((container.catalogue, "manage_suppliers"), (container.external, "find_supplied")):
        monkeypatch.delitem(vars(noun), name, raising=False)
    return fake


@pytest.fixture
def owner(container: Container, community: Community, api: Api, services: FakeSuppliers) -> str:
    api.community = community.id
    return a_token(container, community.id, Role.OWNER)


def test_one_is_connected_asked_changed_and_removed(
    api: Api, owner: str, services: FakeSuppliers, container: Container, community: Community
) -> None:
    answer = api.post(SUPPLIERS, WISH, owner)
    assert answer.status == 201, answer.text
    assert "SECRET" not in answer.text
    made, path = answer.json, f"{SUPPLIERS}/{answer.json['id']}"
    assert api.get(SUPPLIERS, owner).json == {"items": [made], "next": None}
    (offer,) = api.get(f"{path}/offers?article=OC-90", owner).json["items"]
    assert (offer["price"], offer["stock"], offer["deliveryDays"], offer["currency"]) == (41_000, 4, 2, "RUB")
    changed = api.patch(path, {"paused": True}, owner, made["version"])
    assert changed.json["paused"] is True
    assert api.patch(path, {"title": "Другая"}, owner, made["version"]).status == 412
    assert api.get(f"{path}/offers?article=OC-90", owner).json["code"] == "supplier_paused"
    assert api.delete(path, owner, changed.json["version"]).status == 200
    assert api.get(path, owner).status == 404
    with pytest.raises(NotFound):
        container.stores.account_secrets.get(community.id, made["id"])


def test_what_is_wrong_is_said_in_words(api: Api, owner: str, services: FakeSuppliers) -> None:
    services.it.troubles = [AccountRefused("supplier_key"), Unavailable("marketplace_silent")]
    refused = api.post(SUPPLIERS, WISH, owner)
    assert (refused.status, refused.json["code"]) == (409, "supplier_key")
    assert "токен" in refused.json["detail"]
    assert api.post(SUPPLIERS, WISH, owner).status == 503
    for fields in ({"token": " "}, {"title": ""}):
        assert api.post(SUPPLIERS, {**WISH, **fields}, owner).status == 400


def test_who_decides_asks_and_only_an_owner_connects(
    api: Api, owner: str, container: Container, community: Community, ok: Ok
) -> None:
    made = api.post(SUPPLIERS, WISH, owner).json
    path = f"{SUPPLIERS}/{made['id']}"
    manager = a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER)
    assert api.get(f"{path}/offers?article=OC-90", manager).status == 200
    assert api.get(SUPPLIERS, manager).status == 200
    assert api.post(SUPPLIERS, WISH, manager).status == 403
    organizer = a_token(container, community.id, Role.ORGANIZER)
    assert api.get(f"{path}/offers?article=OC-90", organizer).status == 403
    api.community = ok.found(container).id
    foreign = a_token(container, api.community, Role.OWNER)
    for address in (path, f"{path}/offers?article=OC-90"):
        assert api.get(address, foreign).status == 404
