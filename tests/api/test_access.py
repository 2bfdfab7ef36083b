"""The access matrix: every closed route × everybody who should not get through, from the route table itself."""

from dataclasses import asdict, dataclass, replace

import pytest

from chalicelib.api.audiences import admin, buyers
from chalicelib.bootstrap import Container
from chalicelib.domain.access.permissions import ROLES
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.seeing import first_seen
from chalicelib.edge.routes import Route
from chalicelib.usecases.ports import Commit
from tests.api.bodies import BODIES, MISSING, MONEY, NAMING, PAID_AT, POINT, REFUSED, Names
from tests.api.journey import Journey, csv_of
from tests.credentials import a_desk_session, an_api_key
from tests.factories import NOW, a_log_record, a_sighting, an_account, an_offer, an_organizer
from tests.world import ADMIN, ANNA, ELENA, Answer, Clock, Ok

CLOSED = [*buyers.routes, *admin.routes]


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
    token = journey.token(ADMIN)
    return Owned(journey, replace(_offered(journey, token, _ordered(journey, token)), **_kept(journey)))


def _ordered(journey: Journey, token: str) -> Names:
    """Anna's order of a purchase out of a file, to be collected at a point; she says that she has paid."""
    api, purchase = journey.api, journey.purchase(token)
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
    return Names(number=number, purchase=purchase, job=job, claim=claim, point=point, buyer=buyer, code=code)


def _offered(journey: Journey, token: str, names: Names) -> Names:
    """A price list with an offer and an import, and a view of the desk."""
    api, community = journey.api, journey.community.id
    price_list = api.post("/v1/price-lists", {"title": "Запчасти"}, token).json["id"]
    offer = an_offer(price_list=price_list, community=community)
    journey.container.stores.commits.commit(community, Commit((offer,)))
    begun = api.post(f"/v1/price-lists/{price_list}/imports", {"name": "a.csv", "size": 10}, token).json
    view = api.post("/v1/views", {"name": "Долги", "filter": {}}, token).json["id"]
    offer_import = begun["import"]["id"]
    return replace(names, price_list=price_list, offer=offer.id, offer_import=offer_import, view=view)


def _kept(journey: Journey) -> dict[str, str]:
    """Who comes in, and an order at a marketplace: put into the stores as they are."""
    own = {"community": journey.community.id}
    commits = journey.container.stores.commits
    commits.commit(journey.community.id, Commit((an_api_key(**own), a_desk_session(**own))))
    journey.container.communities.manage.put_organizer(an_organizer(id="listed1", role=Role.OWNER, **own))
    account = an_account(**own)
    external = first_seen(account, a_sighting(), NOW)
    commits.commit(journey.community.id, Commit((account, external)))
    journey.container.stores.integration_log.write(a_log_record(id="record1", **own))
    return {
        "session": "session1",
        "api_key": "key1",
        "organizer": "listed1",
        "account": account.id,
        "order": external.order,
        "record": "record1",
    }


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
