"""The access matrix goes on: another organizer of the same community, who sees the own purchases only.

A new route with a subject fails here until it asks for his reach, or its subject stands in ``COMMON``.
"""

from typing import Any

import pytest

from chalicelib.api.audiences import admin
from chalicelib.bootstrap import Container
from chalicelib.domain.access.credentials import Credential, CredentialKind
from chalicelib.domain.access.permissions import OF_ALL, OF_PEOPLE, ROLES
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Role
from chalicelib.edge.routes import Route
from chalicelib.usecases.ports import Commit
from tests.api.bodies import MISSING, NAMING
from tests.api.journey import csv_of
from tests.api.test_access import Owned, owned
from tests.credentials import an_api_key
from tests.factories import an_organizer
from tests.world import ELENA

__all__ = ["owned"]

OF_A_PURCHASE = {"number", "purchase", "job", "claim", "buyer"}
COMMON = {"point", "organizer", "session", "api_key", "passkey", "view", "account", "order"}
COMMON |= {"price_list", "offer", "offer_import", "record", "channel", "supplier"}
"""What is a community's, or a person's own, whoever runs the purchases."""


CONCERNED = [each for each in admin.routes if set(each.parts) & OF_A_PURCHASE or each.name in NAMING]
LISTS = [each for each in admin.routes if not each.parts and each.name not in NAMING]


def _olga(owned: Owned, container: Container, *, sees_all: bool) -> str:
    community = owned.journey.community.id
    container.communities.manage.put_organizer(
        an_organizer(id="olga", community=community, ok_id=ELENA, sees_all=sees_all), Role.ORGANIZER
    )
    person = "sees-all" if sees_all else "olgas"
    container.stores.commits.commit(community, Commit((Buyer(person, community, ELENA),)))
    return container.signing.tokens.issue(
        Principal(community=community, id=person, role=Role.ORGANIZER, organizer="olga", sees_all=sees_all)
    )[0]


@pytest.fixture
def olga(owned: Owned, container: Container) -> str:
    return _olga(owned, container, sees_all=False)


def test_every_subject_is_of_a_purchase_or_common() -> None:
    told = {name for route in admin.routes for name in route.parts}
    assert told - OF_A_PURCHASE - COMMON == {"adjustment", "message"}, "which stand behind an order and a purchase"


def test_anothers_purchase_and_all_that_is_of_it_look_like_missing_ones(owned: Owned, olga: str) -> None:
    for route in CONCERNED:
        theirs, missing = owned.call(route, olga), owned.call(route, olga, MISSING)
        assert (theirs.status, theirs.text) == (403 if route.permission in OF_ALL else 404, missing.text), route


def test_whoever_sees_all_finds_them(owned: Owned, container: Container) -> None:
    token = _olga(owned, container, sees_all=True)
    shown = [each for each in CONCERNED if each.method == "GET" and not {"message"} & set(each.parts)]
    found = {each.name: owned.call(each, token).status for each in shown}
    assert {name for name, status in found.items() if status == 404} <= {"GET /v1/claims/{claim}/proof"}, found


def test_lists_show_nothing_of_them(owned: Owned, olga: str, container: Container) -> None:
    their = {getattr(owned.names, name) for name in OF_A_PURCHASE}
    wide = _olga(owned, container, sees_all=True)
    showing = set()
    for route in (each for each in LISTS if each.method == "GET"):
        answer = owned.call(route, olga)
        assert answer.status == (403 if not _may(route) else 200), route
        assert {each for each in their if each in answer.text} == set(), route
        showing |= {route.path} if any(each in owned.call(route, wide).text for each in their) else set()
    assert showing >= {"/v1/orders", "/v1/purchases", "/v1/claims", "/v1/home"}, "which show them to whoever sees all"


def _may(route: Route) -> bool:
    return route.permission in ROLES[Role.ORGANIZER] - OF_ALL


def test_an_order_among_many_looks_like_a_missing_one(owned: Owned, olga: str) -> None:
    def changed(number: str) -> Any:
        wish = {"handout": "ready", "orders": [{"number": number, "version": 1}]}
        (result,) = owned.journey.api.post("/v1/orders/changes", wish, olga).json["items"]
        return {**result, "number": ""}

    assert changed(owned.number) == changed(MISSING.number)


def test_the_own_ones_are_all_there_and_no_others_money_is_moved(owned: Owned, olga: str) -> None:
    journey, api = owned.journey, owned.journey.api
    api.community = journey.community.id
    purchase = journey.purchase(olga, title="Лён")
    job = journey.upload(olga, purchase, csv_of(f"{ELENA};Елена;П-1;Платье;44;1;1000"))
    assert (journey.preview(olga, job)["state"], journey.start(olga, job)["state"]) == ("ready", "done")
    (order,) = api.get("/v1/orders", olga).json["items"]
    assert [each["id"] for each in api.get("/v1/purchases", olga).json["items"]] == [purchase]
    assert [each["id"] for each in api.get("/v1/home", olga).json["purchases"]] == [purchase]
    own, other = order["number"], owned.number
    assert api.post("/v1/payments", {"key": "olgas-form-1", "amount": 500, "order": own}, olga).status == 201
    assert [each["order"] for each in api.get("/v1/payments", olga).json["items"]] == [own]
    ledger = api.get(f"/v1/buyers/{order['buyer']['id']}/ledger", olga)
    assert (ledger.status, len(ledger.json["items"])) == (200, 1)
    for there in ({"from": own, "to": other}, {"from": other, "to": own}):
        wish = {"key": "olgas-form-2", "amount": 100, "otherBuyer": True, **there}
        assert api.post("/v1/transfers", wish, olga).status == 404, there
    for organizer, numbers in (("olga", [own]), ("maria", [])):
        asked = api.get(f"/v1/orders?organizer={organizer}", olga).json["items"]
        assert [each["number"] for each in asked] == numbers, organizer


def test_her_key_sees_what_she_sees(owned: Owned, olga: str, container: Container) -> None:
    community, secret = owned.journey.community.id, "s" * 30
    credential = Credential(CredentialKind.API_KEY, community, "olgakey", secret)
    scopes = tuple(each.value for each in ROLES[Role.ORGANIZER] - OF_PEOPLE)
    own = {"created_by": "olgas", "role": Role.ORGANIZER, "organizer": "olga", "sees_all": False}
    key = an_api_key(id="olgakey", community=community, digest=credential.digest, scopes=scopes, **own)
    container.stores.commits.commit(community, Commit((key,)))
    for path in (f"/v1/orders/{owned.number}", f"/v1/purchases/{owned.names.purchase}"):
        assert owned.journey.api.get(path, credential.text).status == 404, path
    assert owned.journey.api.get("/v1/orders", credential.text).json["items"] == []
    assert owned.journey.api.get("/v1/audit", credential.text).status == 403
