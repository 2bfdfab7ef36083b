"""Orders of marketplaces at the desk: looked through, decided, taken back; by owners and whoever has that role."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from chalicelib.usecases.ports import Commit
from tests.api.admin.test_accounts import a_token
from tests.factories import NOW, a_price_list, a_sighting, an_account, an_offer
from tests.fakes.marketplaces import FakeMarketplace
from tests.world import Answer, Api, Ok

ORDERS = "/v1/external-orders"
ACCOUNT, NUMBER, OFFER = an_account().id, a_sighting().order, an_offer().id
PATH = f"{ORDERS}/{ACCOUNT}/{NUMBER}"


@pytest.fixture
def manager(container: Container, community: Community, api: Api, market: FakeMarketplace) -> str:
    """Of an account with one order that waits, an offer that fits, and its key."""
    api.community = community.id
    own = {"community": community.id}
    account, sighting = an_account(**own), a_sighting(buyer=SeenBuyer(id="b7", name="Анна"))
    market.shown[NUMBER] = sighting
    things = (account, first_seen(account, sighting, NOW), a_price_list(**own), an_offer(**own))
    container.stores.commits.commit(community.id, Commit(things))
    container.stores.account_secrets.put(community.id, account.id, {"api_key": "SECRET"})
    return a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER)


def decide(api: Api, token: str, action: str, version: int = 1, **wish: Any) -> Answer:
    body = {"action": action, "lines": [{"key": "1"}], **wish}
    return api.patch(f"{PATH}/lines", body, token, version)


def stock(container: Container, community: Community) -> int | None:
    return container.stores.offers.get(community.id, OFFER).stock


def test_an_order_is_shown_with_all_that_is_needed_to_decide(api: Api, manager: str) -> None:
    shown = api.get(PATH, manager).json
    assert (shown["order"], shown["phase"], shown["decision"], shown["push"]) == (NUMBER, "open", "new", "none")
    assert shown["buyer"] == {"id": None, "name": "Анна", "phone": "", "email": ""}
    (line,) = shown["lines"]
    assert (line["article"], line["quantity"], line["wanted"], line["price"]) == ("OC-90", 2, 2, 50_000)
    assert api.get(f"{ORDERS}?waiting=true", manager).json == {"items": [shown], "next": None}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (f"account={ACCOUNT}", 1),
        ("account=ozon-none", 0),
        ("decision=new&phase=open", 1),
        ("decision=accepted", 0),
        ("q=oc-90", 1),
        ("q=шина", 0),
        ("placedFrom=2026-11-22T00:00:00Z&placedTo=2026-11-23T00:00:00Z", 1),
        ("placedTo=2026-11-21T00:00:00Z", 0),
    ],
)
def test_orders_are_found_by_what_is_asked(api: Api, manager: str, query: str, found: int) -> None:
    assert len(api.get(f"{ORDERS}?{query}", manager).json["items"]) == found


def test_a_list_is_read_in_pages_by_one_call_each(
    api: Api, manager: str, container: Container, community: Community
) -> None:
    account = an_account(community=community.id)
    for place in range(3):
        order = first_seen(account, a_sighting(order=f"{place}-1"), NOW)
        container.stores.commits.commit(community.id, Commit((order,)))
    found, following = [], f"{ORDERS}?limit=3"
    while following:
        answer = api.get(following, manager).json
        assert api.recorder.names().count("dynamodb.Query") == 1
        found += [each["order"] for each in answer["items"]]
        following = f"{ORDERS}?limit=3&cursor={answer['next']}" if answer["next"] else ""
    assert sorted(found) == sorted([NUMBER, "0-1", "1-1", "2-1"])
    assert api.get(f"{ORDERS}?cursor=made-up", manager).status == 400


def test_what_is_accepted_takes_stock_becomes_an_order_and_may_be_undone(
    api: Api, manager: str, container: Container, community: Community
) -> None:
    answer = decide(api, manager, "accept", lines=[{"key": "1", "offer": OFFER}])
    assert answer.status == 200, answer.text
    (line,) = answer.json["lines"]
    assert (line["decision"], line["push"], line["pieces"]) == ("accepted", "wanted", 2)
    assert line["offer"] == {"id": OFFER, "title": "Запчасти: Фильтр масляный", "price": 45_000, "supplied": None}
    assert stock(container, community) == 8
    ours = container.stores.orders.get(community.id, answer.json["number"])
    assert (ours.total, ours.buyer) == (100_000, answer.json["buyer"]["id"])
    assert decide(api, manager, "accept").status == 412
    undone = decide(api, manager, "undo", answer.json["version"])
    assert undone.json["lines"][0]["decision"] == "new"
    assert stock(container, community) == 10


def test_of_what_is_short_nothing_is_taken(api: Api, manager: str, container: Container, community: Community) -> None:
    offer = container.stores.offers.get(community.id, OFFER)
    container.stores.commits.commit(community.id, Commit((replace(offer, stock=1),)))
    answer = decide(api, manager, "accept", lines=[{"key": "1", "offer": OFFER}])
    assert (answer.status, answer.json["code"]) == (409, "offer_short"), answer.text
    assert "OC-90: нужно 2 шт., свободно 1." in answer.json["detail"]
    assert api.get(PATH, manager).json["version"] == 1


@pytest.mark.parametrize(
    ("action", "wish", "code"),
    [
        ("accept", {"lines": [{"key": "1", "pieces": 3}]}, "pieces_unreadable"),
        ("accept", {"lines": [{"key": "2"}]}, "external_line_missing"),
        ("accept", {"lines": [{"key": "1", "offer": "no such"}]}, "offer_missing"),
        ("undo", {}, "line_undecided"),
    ],
)
def test_what_cannot_be_decided_is_said(api: Api, manager: str, action: str, wish: dict[str, Any], code: str) -> None:
    assert decide(api, manager, action, **wish).json["code"] == code


def test_a_refusal_names_a_reason_that_the_marketplace_allows(api: Api, manager: str) -> None:
    reasons = api.get(f"{PATH}/reasons", manager).json["items"]
    assert [each["id"] for each in reasons] == ["352", "402"]
    refused = decide(api, manager, "refuse", reason="352", text="Кончился")
    (line,) = refused.json["lines"]
    assert (line["decision"], line["reason"], line["reasonText"]) == ("refused", "352", "Кончился")


def test_a_refusal_that_costs_money_asks_twice(
    api: Api, manager: str, container: Container, community: Community
) -> None:
    order = container.stores.external_orders.get(community.id, ACCOUNT, NUMBER)
    container.stores.commits.commit(community.id, Commit((replace(order, free_refusal=False),)))
    answer = decide(api, manager, "refuse", 2, reason="352")
    assert (answer.status, answer.json["code"]) == (409, "refusal_costs")
    assert decide(api, manager, "refuse", 2, reason="352", sure=True).status == 200


def test_what_is_unpaid_is_not_decided_yet_and_may_be_put_aside(
    api: Api, manager: str, container: Container, community: Community
) -> None:
    order = container.stores.external_orders.get(community.id, ACCOUNT, NUMBER)
    container.stores.commits.commit(community.id, Commit((replace(order, phase=Phase.UNPAID),)))
    assert decide(api, manager, "accept", 2).json["code"] == "external_unpaid"
    assert decide(api, manager, "dismiss", 2).json["decision"] == "dismissed"


def test_only_owners_and_their_managers_see_and_decide(
    api: Api, manager: str, container: Container, community: Community
) -> None:
    for role in Role:
        token = manager if role is Role.EXTERNAL_ORDERS_MANAGER else a_token(container, community.id, role)
        may = role in (Role.OWNER, Role.EXTERNAL_ORDERS_MANAGER)
        for path in (ORDERS, PATH, f"{PATH}/reasons"):
            assert (api.get(path, token).status == 200) == may, (role, path)
        assert (decide(api, token, "undo").status == 403) != may, role


def test_anothers_order_looks_like_a_missing_one(api: Api, manager: str, container: Container, ok: Ok) -> None:
    other = ok.found(container)
    api.community = other.id
    foreign = a_token(container, other.id, Role.OWNER)
    for path in (PATH, f"{ORDERS}/{ACCOUNT}/none"):
        assert api.get(path, foreign).status == 404
        assert api.get(f"{path}/reasons", foreign).status == 404
    assert decide(api, foreign, "accept").status == 404
    assert api.get(ORDERS, foreign).json["items"] == []
