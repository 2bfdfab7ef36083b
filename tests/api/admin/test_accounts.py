"""Accounts at marketplaces at the desk: connected, checked, changed, given another address, removed; by owners."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.errors import AccountRefused, NotFound, Unavailable
from chalicelib.usecases.ports import Commit
from tests.factories import NOW
from tests.fakes.marketplaces import FakeMarketplace
from tests.world import Answer, Api, Ok

ACCOUNTS = "/v1/accounts"
WISH = {"marketplace": "ozon", "settings": {"client_id": "7"}, "secrets": {"api_key": "SECRET"}, "region": "Тула"}
PUSH = {"message_type": "TYPE_NEW_POSTING", "seller_id": 7, "posting_number": "1-1"}


def a_token(container: Container, community: str, role: Role) -> str:
    container.stores.commits.commit(community, Commit((Buyer(f"a-{role}", community, ""),)))
    return container.signing.tokens.issue(Principal(community=community, id=f"a-{role}", role=role))[0]


@pytest.fixture
def owner(container: Container, community: Community, api: Api, market: FakeMarketplace) -> str:
    api.community = community.id
    return a_token(container, community.id, Role.OWNER)


def connect(api: Api, token: str, **fields: Any) -> Answer:
    return api.post(ACCOUNTS, {**WISH, **fields}, token)


def test_an_account_is_connected_and_its_key_is_never_shown(
    api: Api, owner: str, market: FakeMarketplace, container: Container, community: Community
) -> None:
    market.expires_at = NOW + timedelta(days=90)
    answer = connect(api, owner)
    assert answer.status == 201, answer.text
    shown = answer.json
    assert (shown["marketplace"], shown["seller"], shown["title"], shown["region"]) == ("ozon", "7", "Магазин", "Тула")
    assert shown["keyEndsAt"].startswith("2027-02-20")
    assert "/hooks/ozon/" in shown["address"]
    path = f"{ACCOUNTS}/{shown['id']}"
    assert api.get(path, owner).json == shown
    assert api.get(ACCOUNTS, owner).json == {"items": [shown], "next": None}
    assert "SECRET" not in answer.text
    assert container.stores.account_secrets.get(community.id, shown["id"]) == WISH["secrets"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"settings": {}}, "settings.client_id"),
        ({"secrets": {"api_key": " "}}, "secrets.api_key"),
        ({"secrets": {"api_key": "S", "password": "p"}}, "secrets.password"),
        ({"settings": {"client_id": "7" * 201}}, "settings.client_id"),
    ],
    ids=str,
)
def test_a_form_that_is_not_filled_in_is_refused_by_its_field(
    api: Api, owner: str, fields: dict[str, Any], field: str
) -> None:
    answer = connect(api, owner, **fields)
    assert (answer.status, answer.json["errors"][0]["field"]) == (400, field), answer.text


def test_what_the_marketplace_does_not_let_in_is_said_and_nothing_stays(
    api: Api, owner: str, market: FakeMarketplace
) -> None:
    market.troubles = [AccountRefused("key_role")]
    answer = connect(api, owner)
    assert (answer.status, answer.json["code"]) == (409, "key_role")
    market.seller = "8"
    answer = connect(api, owner)
    assert (answer.status, answer.json["code"]) == (409, "account_wrong")
    market.troubles = [Unavailable("marketplace_unavailable")]
    assert connect(api, owner).status == 503
    assert api.get(ACCOUNTS, owner).json["items"] == []


def test_connected_twice_it_is_one_and_removed_it_may_come_again(
    api: Api, owner: str, container: Container, community: Community
) -> None:
    first = connect(api, owner).json
    again = connect(api, owner, secrets={"api_key": "NEW"}).json
    assert (again["id"], again["address"], again["title"]) == (first["id"], first["address"], first["title"])
    assert container.stores.account_secrets.get(community.id, first["id"]) == {"api_key": "NEW"}
    path = f"{ACCOUNTS}/{first['id']}"
    assert again["version"] == first["version"]  # nobody has edited it
    assert api.delete(path, owner, first["version"] + 1).status == 412
    assert api.delete(path, owner, again["version"]).status == 200
    assert api.get(path, owner).status == 404
    assert api.get(ACCOUNTS, owner).json["items"] == []
    with pytest.raises(NotFound):
        container.stores.account_secrets.get(community.id, first["id"])
    third = connect(api, owner)
    assert (third.status, third.json["id"]) == (201, first["id"])


def test_what_is_named_changes_and_a_key_is_tried_before(api: Api, owner: str, market: FakeMarketplace) -> None:
    made = connect(api, owner).json
    path = f"{ACCOUNTS}/{made['id']}"
    edit = {"title": "Ozon на Лесной", "reserve": 2, "paused": True, "statuses": {"5": "принят"}}
    changed = api.patch(path, edit, owner, made["version"])
    assert changed.status == 200, changed.text
    assert {name: changed.json[name] for name in edit} == edit
    assert changed.json["region"] == "Тула"
    market.troubles = [AccountRefused("key_dead")]
    refused = api.patch(path, {"secrets": {"api_key": "BAD"}}, owner, changed.json["version"])
    assert (refused.status, refused.json["code"]) == (409, "key_dead")
    assert api.patch(path, {"reserve": -1}, owner, changed.json["version"]).status == 400
    assert api.patch(path, {"reserve": 1}, owner, made["version"]).status == 412


def test_a_check_says_in_words_what_is_wrong_and_that_it_is_over(api: Api, owner: str, market: FakeMarketplace) -> None:
    path = f"{ACCOUNTS}/{connect(api, owner).json['id']}"
    market.troubles = [AccountRefused("key_network")]
    found = api.post(f"{path}/check", None, owner).json
    assert found["trouble"] == "key_network"
    assert len(found["explanation"]) > 20
    assert api.post(f"{path}/check", None, owner).json["trouble"] == ""


def test_the_first_address_works_until_an_owner_ends_it(api: Api, owner: str) -> None:
    made = connect(api, owner).json
    path, addresses = f"{ACCOUNTS}/{made['id']}/address", [made["address"]]
    for _ in range(2):
        shown = api.post(path, None, owner).json
        addresses.append(shown["address"])
    assert [each["address"] for each in shown["addresses"]] == addresses[::-1]
    assert not any(each["used"] for each in shown["addresses"])
    answers = [api.post(f"/hooks/{each.partition('/hooks/')[2]}", PUSH).status for each in addresses]
    assert answers == [200, 200, 200]
    shown = api.post(f"{path}/end", None, owner).json
    assert shown["addresses"] == [{"address": addresses[2], "used": False}]
    another = {**PUSH, "posting_number": "1-2"}
    answers = [api.post(f"/hooks/{each.partition('/hooks/')[2]}", another).status for each in addresses]
    assert answers == [404, 404, 200]


def test_only_owners_connect_and_those_who_decide_look(
    api: Api, owner: str, container: Container, community: Community
) -> None:
    made = connect(api, owner).json
    path = f"{ACCOUNTS}/{made['id']}"
    for role in (each for each in Role if each is not Role.OWNER):
        token = a_token(container, community.id, role)
        looks = 200 if role is Role.EXTERNAL_ORDERS_MANAGER else 403
        assert api.get(ACCOUNTS, token).status == api.get(path, token).status == looks, role
        assert connect(api, token).status == 403, role
        assert api.patch(path, {"paused": True}, token, made["version"]).status == 403, role
        assert api.delete(path, token, made["version"]).status == 403, role
        assert api.post(f"{path}/check", None, token).status == 403, role
        assert api.post(f"{path}/address", None, token).status == 403, role
        assert api.post(f"{path}/address/end", None, token).status == 403, role


def test_anothers_account_looks_like_a_missing_one(api: Api, owner: str, container: Container, ok: Ok) -> None:
    made = connect(api, owner).json
    other = ok.found(container)
    api.community = other.id
    foreign = a_token(container, other.id, Role.OWNER)
    for id in (made["id"], "ozon-none"):
        path = f"{ACCOUNTS}/{id}"
        assert api.get(path, foreign).status == 404
        assert api.patch(path, {"paused": True}, foreign, made["version"]).status == 404
        assert api.delete(path, foreign, made["version"]).status == 404
        assert api.post(f"{path}/check", None, foreign).status == 404
        assert api.post(f"{path}/address", None, foreign).status == 404
        assert api.post(f"{path}/address/end", None, foreign).status == 404
    assert api.get(ACCOUNTS, foreign).json["items"] == []
