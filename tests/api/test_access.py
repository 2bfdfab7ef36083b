"""The access matrix: every closed route × everybody who should not get through, from the route table itself.

A new route with another name in its path fails here until ``Names`` has an example of it.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from chalicelib.api.audiences import admin, buyers
from chalicelib.bootstrap import Container
from chalicelib.domain.access.passkey import encoded
from chalicelib.domain.access.permissions import ROLES
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.seeing import first_seen
from chalicelib.edge.routes import Route
from chalicelib.usecases.ports import Commit
from tests.api.journey import Journey, csv_of
from tests.authenticator import Device
from tests.factories import NOW, a_desk_session, a_sighting, an_account, an_api_key, an_offer, an_organizer
from tests.world import ADMIN, ANNA, ELENA, Answer, Clock, Ok

CLOSED = [*buyers.routes, *admin.routes]
KEY = "a-key-of-a-form"


@dataclass(frozen=True)
class Names:
    """The names of things that paths and bodies may hold."""

    number: str = "999999"
    purchase: str = "nosuchthing1"
    job: str = "nosuchthing1"
    claim: str = "nosuchthing1"
    point: str = "nosuchthing1"
    buyer: str = "nosuchthing1"
    session: str = "nosuchthing1"
    api_key: str = "nosuchthing1"
    passkey: str = "nosuchthing1"
    message: str = "nosuchthing1"
    code: str = "nosuchthing1"
    adjustment: str = "nosuchthing1"
    organizer: str = "nosuchthing1"
    view: str = "nosuchthing1"
    account: str = "nosuchthing1"
    order: str = "nosuchthing1"
    price_list: str = "nosuchthing1"
    offer: str = "nosuchthing1"
    offer_import: str = "nosuchthing1"


MISSING = Names()
PAID_AT = "2026-11-22T09:00:00Z"
MONEY = {"key": KEY, "amount": 100}
POINT = {"title": "Склад", "address": "ул. Лесная, 5"}
BODIES: dict[str, Callable[[Names], Any]] = {
    "POST /buyer/proofs": lambda _: {"type": "image/png", "size": 10},
    "POST /buyer/claims": lambda it: {**MONEY, "orders": [it.number], "paidAt": PAID_AT},
    "POST /buyer/orders/{number}/point": lambda _: {"point": None},
    "POST /buyer/notices": lambda _: {"muted": [], "quiet": None},
    "POST /buyer/consent": lambda _: {"query": "logged_user_id=1"},
    "POST /v1/purchases": lambda _: {"title": "Чужая закупка"},
    "POST /v1/purchases/{purchase}/imports": lambda _: {"name": "a.csv", "size": 10},
    "PATCH /v1/purchases/{purchase}": lambda _: {"paymentOpen": True},
    "POST /v1/purchases/{purchase}/messages": lambda _: {"text": "Раздача перенесена"},
    "POST /v1/purchases/{purchase}/copy": lambda _: {"title": "Ещё раз"},
    "POST /v1/purchases/{purchase}/preview": lambda _: {"stage": "stopped"},
    "POST /v1/purchases/{purchase}/prolongation": lambda _: {"stopAt": "2026-12-24T10:00:00Z"},
    "POST /v1/purchases/{purchase}/cancellation": lambda _: {"message": "Поставщик отказал"},
    "POST /v1/purchases/{purchase}/stage": lambda _: {"stage": "stopped"},
    "POST /v1/claims/{claim}/confirmation": lambda _: {},
    "POST /v1/claims/{claim}/rejection": lambda _: {"reason": "Не нашли"},
    "POST /v1/payments": lambda it: {**MONEY, "order": it.number},
    "POST /v1/refunds": lambda it: {**MONEY, "order": it.number},
    "POST /v1/transfers": lambda it: {**MONEY, "from": it.number, "to": "999998"},
    "POST /v1/credits": lambda it: {**MONEY, "order": it.number},
    "POST /v1/credits/use": lambda it: {**MONEY, "order": it.number},
    "POST /v1/credits/refund": lambda it: {**MONEY, "buyer": it.buyer},
    "POST /v1/points": lambda _: POINT,
    "POST /v1/price-lists": lambda _: {"title": "Чужой прайс"},
    "PATCH /v1/price-lists/{price_list}": lambda _: {"title": "Чужой прайс"},
    "POST /v1/price-lists/{price_list}/imports": lambda _: {"name": "a.csv", "size": 10},
    "PATCH /v1/offers/{offer}": lambda _: {"price": 1},
    "POST /v1/passkeys": lambda _: {"name": "Телефон", **Device().made(encoded("made up"))},
    "POST /v1/api-keys": lambda _: {"name": "1C", "scopes": ["orders:read"]},
    "PATCH /v1/points/{point}": lambda _: POINT,
    "POST /v1/organizers": lambda _: {"okId": "570000000888", "firstName": "Инна"},
    "PATCH /v1/organizers/{organizer}": lambda _: {"place": "Чужое место"},
    "PATCH /v1/community": lambda _: {"name": "Чужая группа"},
    "POST /v1/orders/{number}/point": lambda _: {"point": None},
    "POST /v1/orders/{number}/handout": lambda _: {"handout": "handed_out"},
    "PATCH /v1/orders/{number}/lines": lambda _: {"reason": "Ошибка", "lines": [{"action": "remove", "line": 0}]},
    "POST /v1/orders/{number}/adjustments": lambda _: {"kind": "discount", "amount": -1, "reason": "Постоянной"},
    "POST /v1/orders/changes": lambda _: {"handout": "ready", "orders": [{"number": "999999", "version": 1}]},
    "POST /v1/views": lambda _: {"name": "Долги", "filter": {"paymentState": "unpaid"}},
    "PATCH /v1/views/{view}": lambda _: {"name": "Чужой"},
    "POST /v1/handouts/reading": lambda it: {"code": it.code},
    "PATCH /v1/external-rules": lambda _: {"rules": [{"title": "Берём", "act": "accept"}]},
    "POST /v1/external-rules/preview": lambda _: {"limit": 20},
    "PATCH /v1/texts": lambda _: {"key": "order_saved", "language": "ru", "text": ""},
    "POST /v1/texts/preview": lambda _: {"key": "order_saved", "language": "ru", "text": "Заказ {number}"},
    "POST /v1/connections/bot": lambda _: {"token": "junk"},
    "POST /v1/connections/comments": lambda _: {"token": "junk"},
    "POST /v1/accounts": lambda _: {"marketplace": "ozon", "settings": {"client_id": "7"}, "secrets": {}},
    "PATCH /v1/accounts/{account}": lambda _: {"title": "Чужой магазин"},
    "PATCH /v1/external-orders/{account}/{order}/sale": lambda _: {"same": None},
    "PATCH /v1/external-orders/{account}/{order}/lines": lambda _: {
        "action": "refuse",
        "lines": [{"key": "1"}],
        "reason": "352",
        "text": "Кончился",
    },
}
NAMING = {
    "POST /buyer/claims",
    "POST /v1/payments",
    "POST /v1/refunds",
    "POST /v1/transfers",
    "POST /v1/credits",
    "POST /v1/credits/use",
    "POST /v1/credits/refund",
    "POST /v1/handouts/reading",
}
"""Routes whose body names a thing."""

REFUSED = {
    "POST /v1/passkeys": 400,
    "POST /buyer/consent": 401,
    "POST /v1/connections/bot": 400,
    "POST /v1/connections/comments": 400,
    "POST /v1/accounts": 400,
}
"""What is answered where the body of the matrix holds a made-up secret, or none."""


SHUT_OUT = {"forbidden", "unauthorized", "session_expired", "session_revoked"}


@dataclass(frozen=True)
class Owned:
    """What one tenant has: an order of Anna's, a purchase, an import, a claim, a pickup point, an offer."""

    journey: Journey
    names: Names

    @property
    def number(self) -> str:
        return self.names.number

    def call(self, route: Route, token: str | None, names: Names | None = None) -> Answer:
        api, named = self.journey.api, names or self.names
        api.community = None
        path = route.path.format(**asdict(named))
        make = BODIES.get(route.name)
        return api.ask(route, path, make(named) if make else None, token)


@pytest.fixture
def owned(journey: Journey) -> Owned:
    api, token = journey.api, journey.token(ADMIN)
    purchase = journey.purchase(token)
    job = journey.upload(token, purchase, csv_of(f"{ANNA};Анна;Б-1;Ботинки;38;1;3490"))
    journey.preview(token, job)
    journey.start(token, job)
    anna = journey.token(ANNA)
    (card,) = api.get("/buyer/orders", anna).json["orders"]
    number = str(card["number"])
    point = api.post("/v1/points", POINT, token).json["id"]
    wish = {**MONEY, "key": "annas-own-form", "orders": [number], "paidAt": PAID_AT}
    claim = api.post("/buyer/claims", wish, anna).json["id"]
    buyer = api.get(f"/v1/orders/{number}", token).json["buyer"]["id"]
    code = journey.container.signing.signer.sign("order", f"{journey.community.id}/{number}")
    own = {"community": journey.community.id}
    journey.container.stores.commits.commit(own["community"], Commit((an_api_key(**own), a_desk_session(**own))))
    journey.container.communities.manage.put_organizer(an_organizer(id="listed1", role=Role.OWNER, **own))
    account = an_account(**own)
    external = first_seen(account, a_sighting(), NOW)
    journey.container.stores.commits.commit(own["community"], Commit((account, external)))
    price_list = api.post("/v1/price-lists", {"title": "Запчасти"}, token).json["id"]
    offer = an_offer(price_list=price_list, **own)
    journey.container.stores.commits.commit(own["community"], Commit((offer,)))
    begun = api.post(f"/v1/price-lists/{price_list}/imports", {"name": "a.csv", "size": 10}, token).json
    names = Names(
        account=account.id,
        order=external.order,
        number=number,
        purchase=purchase,
        job=job,
        claim=claim,
        point=point,
        buyer=buyer,
        session="session1",
        api_key="key1",
        code=code,
        organizer="listed1",
        price_list=price_list,
        offer=offer.id,
        offer_import=begun["import"]["id"],
        view=api.post("/v1/views", {"name": "Долги", "filter": {}}, token).json["id"],
    )
    return Owned(journey, names)


@pytest.fixture
def other(container: Container, owned: Owned, ok: Ok) -> Community:
    """Another tenant, founded after all is there; somebody is a buyer of it."""
    community = ok.found(container)
    container.stores.commits.commit(community.id, Commit((Buyer("somebody", community.id, "570000009999"),)))
    return community


def _foreign(container: Container, other: Community, role: Role) -> str:
    return container.signing.tokens.issue(
        Principal(community=other.id, id="somebody", role=role, ok_id="570000009999")
    )[0]


def test_nobody_gets_in_without_a_session(owned: Owned) -> None:
    for route in CLOSED:
        for token in (None, "", "junk", "e30.Z.x"):
            assert owned.call(route, token).status == 401, route
            assert owned.journey.api.recorder.calls == [], route


def test_an_expired_or_tampered_session_is_no_session(owned: Owned, clock: Clock) -> None:
    token = owned.journey.token(ADMIN)
    for route in CLOSED:
        assert owned.call(route, token[:-2] + "xx").status == 401, route
    clock.pass_by(hours=3)
    for route in CLOSED:
        answer = owned.call(route, token)
        assert (answer.status, answer.kind) == (401, "session_expired"), route


def test_every_role_may_do_what_its_permissions_say_and_nothing_else(owned: Owned, container: Container) -> None:
    """With names of nothing: who may, finds that it is missing."""
    community = owned.journey.community.id
    for role in Role:
        container.stores.commits.commit(community, Commit((Buyer(f"a-{role}", community, ""),)))
        token = container.signing.tokens.issue(Principal(community=community, id=f"a-{role}", role=role))[0]
        for route in sorted(CLOSED, key=lambda each: each.path.endswith("/erasure")):
            answer = owned.call(route, token, MISSING)
            if route.permission in ROLES[role]:
                assert answer.status < 400 or answer.kind not in SHUT_OUT, (role, route, answer.text)
            else:
                assert (answer.status, answer.kind) == (403, "forbidden"), (role, route)
                assert owned.journey.api.recorder.calls == [], (role, route)


def test_anothers_thing_looks_like_a_missing_one(owned: Owned, container: Container, other: Community) -> None:
    foreign = _foreign(container, other, Role.OWNER)
    for route in (each for each in CLOSED if "{" in each.path or each.name in NAMING):
        theirs = owned.call(route, foreign)
        missing = owned.call(route, foreign, MISSING)
        assert (theirs.status, theirs.text) == (404, missing.text), route


def test_a_list_of_another_tenant_shows_nothing_of_ours(owned: Owned, container: Container, other: Community) -> None:
    foreign = _foreign(container, other, Role.OWNER)
    for route in (each for each in CLOSED if "{" not in each.path and each.name not in NAMING):
        answer = owned.call(route, foreign)
        assert answer.status in (200, 201, 202, REFUSED.get(route.name)), (route, answer.text)
        names = {value for value in asdict(owned.names).values() if value in answer.text}
        assert names == set(), route


def test_another_buyers_thing_looks_like_a_missing_one(owned: Owned) -> None:
    token = owned.journey.token(ELENA)
    for route in (each for each in buyers.routes if "{" in each.path or each.name in NAMING):
        theirs = owned.call(route, token)
        missing = owned.call(route, token, MISSING)
        assert (theirs.status, theirs.text) == (404, missing.text), route


def test_another_buyers_cursor_is_refused(owned: Owned, container: Container) -> None:
    token = owned.journey.token(ELENA)
    own = owned.journey.token(ANNA)
    for path, index in (
        ("orders", "OrderRow/by_buyer"),
        ("bills", "OrderRow/bills"),
        ("parcels", "OrderRow/parcels"),
        ("claims", "ClaimRow/by_buyer"),
    ):
        whose = f"{owned.journey.community.id}#{owned.names.buyer}/{index}"
        cursor = container.signing.cursors.write(whose, ("x", "y", "z"))
        assert owned.journey.api.get(f"/buyer/{path}?cursor={cursor}", own).status == 200, path
        assert owned.journey.api.get(f"/buyer/{path}?cursor={cursor}", token).status == 400, path


def test_hostile_path_parts_find_nothing(journey: Journey) -> None:
    token = journey.token(ADMIN)
    for hostile in ("%2e%2e%2f", "%00", "a%23b", "%D0%B7", "../x", "'%20OR%201=1", "x" * 2000):
        for path in (f"/buyer/orders/{hostile}", f"/v1/imports/{hostile}"):
            assert journey.api.get(path, token).status == 404, path
            assert journey.api.recorder.calls == [], path
