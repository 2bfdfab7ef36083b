"""The access matrix: every closed route × everybody who should not get through, from the route table itself.

A new route with another name in its path fails here until ``Owned`` has an example of it.
"""

from dataclasses import dataclass
from typing import Any

import pytest

from chalicelib.api.audiences import buyers, organizers
from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community, Role
from chalicelib.domain.launch import Caller
from chalicelib.edge.routes import Route
from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA, ELENA, Answer, Clock, Ok

CLOSED = [*buyers.routes, *organizers.routes]
BODIES: dict[str, Any] = {
    "POST /organizer/purchases": {"title": "Чужая закупка"},
    "POST /organizer/purchases/{purchase}/imports": {"name": "a.csv", "size": 10},
}
MISSING = {"number": "999999", "purchase": "nosuchthing1", "job": "nosuchthing1"}


@dataclass(frozen=True)
class Owned:
    """What one tenant has: an order of Anna's, a purchase, an import."""

    journey: Journey
    number: str
    purchase: str
    job: str

    def path(self, route: Route) -> str:
        return route.path.format(number=self.number, purchase=self.purchase, job=self.job)

    def call(self, route: Route, path: str, token: str | None) -> Answer:
        api = self.journey.api
        api.community = None
        if route.method == "GET":
            return api.get(path, token)
        return api.post(path, BODIES.get(f"{route.method} {route.path}"), token)


@pytest.fixture
def owned(journey: Journey) -> Owned:
    token = journey.token(ADMIN)
    purchase = journey.purchase(token)
    job = journey.upload(token, purchase, csv_of(f"{ANNA};Анна;Б-1;Ботинки;38;1;3490"))
    journey.preview(token, job)
    journey.start(token, job)
    (card,) = journey.api.get("/buyer/orders", journey.token(ANNA)).json["orders"]
    return Owned(journey, card["number"], purchase, job)


@pytest.fixture
def other(hub: Hub, owned: Owned, ok: Ok) -> Community:
    """Another tenant, founded after all is there."""
    return ok.found(hub)


def _foreign(hub: Hub, other: Community, role: Role) -> str:
    return hub.tokens.issue(Caller(other.id, "somebody", role, "ru"))[0]


def test_nobody_gets_in_without_a_session(owned: Owned) -> None:
    for route in CLOSED:
        for token in (None, "", "junk", "e30.Z.x"):
            assert owned.call(route, owned.path(route), token).status == 401, route
            assert owned.journey.api.recorder.calls == [], route


def test_an_expired_or_tampered_session_is_no_session(owned: Owned, clock: Clock) -> None:
    token = owned.journey.token(ADMIN)
    for route in CLOSED:
        assert owned.call(route, owned.path(route), token[:-2] + "xx").status == 401, route
    clock.pass_by(hours=3)
    for route in CLOSED:
        answer = owned.call(route, owned.path(route), token)
        assert (answer.status, answer.json["Code"]) == (401, "SessionExpired"), route


def test_a_buyer_is_no_organizer(owned: Owned) -> None:
    token = owned.journey.token(ELENA)
    for route in organizers.routes:
        answer = owned.call(route, owned.path(route), token)
        assert (answer.status, answer.json["Code"]) == (403, "Forbidden"), route
        assert owned.journey.api.recorder.calls == [], route


def test_anothers_thing_looks_like_a_missing_one(owned: Owned, hub: Hub, other: Community) -> None:
    foreign = _foreign(hub, other, Role.ORGANIZER)
    for route in (each for each in CLOSED if "{" in each.path):
        theirs = owned.call(route, owned.path(route), foreign)
        missing = owned.call(route, route.path.format(**MISSING), foreign)
        assert (theirs.status, theirs.text) == (404, missing.text), route


def test_a_list_of_another_tenant_shows_nothing_of_ours(owned: Owned, hub: Hub, other: Community) -> None:
    foreign = _foreign(hub, other, Role.ORGANIZER)
    for route in (each for each in CLOSED if "{" not in each.path):
        answer = owned.call(route, route.path, foreign)
        assert answer.status in (200, 201), route
        assert owned.number not in answer.text, route
        assert owned.purchase not in answer.text, route


def test_another_buyers_order_looks_like_a_missing_one(owned: Owned) -> None:
    token = owned.journey.token(ELENA)
    theirs = owned.journey.api.get(f"/buyer/orders/{owned.number}", token)
    missing = owned.journey.api.get("/buyer/orders/999999", token)
    assert (theirs.status, theirs.text) == (404, missing.text)


def test_another_buyers_cursor_is_refused(owned: Owned, hub: Hub) -> None:
    cursor = hub.orders.cursors.write(f"{owned.journey.community.id}#anna", ("x", "y"))
    answer = owned.journey.api.get(f"/buyer/orders?cursor={cursor}", owned.journey.token(ELENA))
    assert answer.status == 400


def test_hostile_path_parts_find_nothing(journey: Journey) -> None:
    token = journey.token(ADMIN)
    for hostile in ("%2e%2e%2f", "%00", "a%23b", "%D0%B7", "../x", "'%20OR%201=1", "x" * 2000):
        for path in (f"/buyer/orders/{hostile}", f"/organizer/imports/{hostile}"):
            assert journey.api.get(path, token).status in (403, 404), path
            assert journey.api.recorder.calls == [], path
