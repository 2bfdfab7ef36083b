"""A program comes by a key: it does what its scopes say, and ends when it should."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.api.audiences import admin
from chalicelib.domain.access.credentials import SECRET, Credential, CredentialKind
from chalicelib.domain.access.permissions import OF_PEOPLE, ROLES, Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Event
from chalicelib.usecases.access import limit_requests
from chalicelib.usecases.ports import Commit
from tests.api.admin.entering import CODES, KEYS, SESSIONS, SHORT, key, listed, opened, owner, refused
from tests.api.bodies import BODIES, MISSING
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR, Clock

__all__ = ["owner"]


def test_a_key_is_shown_once_and_kept_as_a_hash(journey: Journey, owner: str) -> None:
    made = key(journey, owner, "orders:read", "purchases:read")
    assert made["key"].startswith(f"kbt_{journey.community.id}.{made['id']}_")
    secret = made["key"].rpartition("_")[2][:30]
    assert "key" not in journey.api.get(f"{KEYS}/{made['id']}", owner).json
    (shown,) = journey.api.get(KEYS, owner).json["items"]
    assert (shown["scopes"], shown["revokedAt"], shown["name"]) == (["orders:read", "purchases:read"], None, "1C")
    assert not any(secret in str(row) for row in journey.api.recorder.committed)


def test_a_key_does_what_its_scopes_say_and_stands_in_the_journal_as_itself(journey: Journey, owner: str) -> None:
    made = key(journey, owner, "purchases:read", "purchases:write")
    answer = journey.api.post("/v1/purchases", {"title": "Зима"}, made["key"])
    assert answer.status == 201
    (entry,) = journey.container.stores.journal.of(journey.community.id, f"purchase/{answer.json['id']}")
    assert (entry.event, entry.actor) == (Event.PURCHASE_CREATED, f"api_key/{made['id']}")
    me = journey.api.get("/v1/me", made["key"]).json
    assert (me["kind"], me["name"], me["scopes"]) == ("api_key", "1C", ["purchases:read", "purchases:write"])
    assert journey.api.get("/v1/claims", made["key"]).status == 403


def test_who_may_not_reads_what_is_missing(journey: Journey, owner: str) -> None:
    made = key(journey, owner, "claims:read")
    decision = journey.api.post("/v1/claims/none/rejection", {"reason": "Нет"}, made["key"])
    assert (decision.status, decision.kind, decision.json["code"]) == (403, "forbidden", "scope_missing")
    assert "claims:decide" in decision.json["detail"]
    viewer = listed(journey, MODERATOR, Role.VIEWER)
    answer = journey.api.post("/v1/purchases", {"title": "Зима"}, viewer)
    assert (answer.status, answer.json["code"]) == (403, "role_refused")
    assert journey.api.get("/v1/purchases", journey.token(ANNA)).json["code"] == "forbidden"


def test_a_program_is_not_sent_to_the_app(journey: Journey, owner: str, clock: Clock) -> None:
    made = key(journey, owner, expiresAt=(clock() + timedelta(days=1)).isoformat())
    foreign = Credential(CredentialKind.API_KEY, journey.community.id, "none", "s" * SECRET).text
    broken = journey.api.get("/v1/orders", "kbt_broken")
    for answer, code in ((journey.api.get("/v1/orders", foreign), "key_unknown"), (broken, "credential_misspelt")):
        assert (answer.status, answer.kind, answer.json["code"]) == (401, "unauthorized", code)
        assert "приложени" not in answer.json["detail"]
    clock.moment += timedelta(days=2)
    ended = journey.api.get("/v1/orders", made["key"])
    assert (ended.kind, ended.json["code"]) == ("session_expired", "key_expired")


@pytest.mark.parametrize("path", ["/v1/orders", "/v1/purchases", "/v1/claims", "/v1/points", "/v1/api-keys"])
def test_a_parameter_that_there_is_not_is_refused_and_not_passed_over(journey: Journey, owner: str, path: str) -> None:
    assert journey.api.get(path, owner).status == 200
    answer = journey.api.get(f"{path}?foo=1", owner)
    assert (answer.status, answer.json["code"]) == (400, "parameter_unknown")
    assert [each["field"] for each in answer.json["errors"]] == ["foo"]


def test_each_scope_opens_its_routes_and_no_other(journey: Journey, owner: str) -> None:
    """With names of nothing; two keys of a name may be good at once."""
    for scope in sorted(ROLES[Role.OWNER] - OF_PEOPLE):
        made = key(journey, owner, scope, name=scope)
        for route in admin.routes:
            body = BODIES[route.name](MISSING) if route.name in BODIES else None
            answer = journey.api.ask(route, route.path.format(**asdict(MISSING)), body, made["key"])
            opens = route.permission in (scope, Permission.ME_READ)
            assert (answer.status not in (401, 403)) == opens, (scope, route.name, answer.text)
        version = journey.api.get(f"{KEYS}/{made['id']}", owner).json["version"]
        assert journey.api.delete(f"{KEYS}/{made['id']}", owner, version).status == 200


def test_a_key_that_is_revoked_changes_nothing_at_once_and_reads_nothing_within_a_minute(
    journey: Journey, owner: str, clock: Clock
) -> None:
    made = key(journey, owner, "purchases:read", "purchases:write")
    assert journey.api.get("/v1/purchases", made["key"]).status == 200
    path = f"{KEYS}/{made['id']}"
    assert journey.api.delete(path, owner, made["version"] + 1).status == 412
    assert journey.api.delete(path, owner, made["version"]).json["revokedAt"] is not None
    assert refused(journey.api.post("/v1/purchases", {"title": "Чужая"}, made["key"]), "session_revoked")
    clock.moment += SHORT
    assert refused(journey.api.get("/v1/purchases", made["key"]), "session_revoked")


def test_a_key_ends_by_itself(journey: Journey, owner: str, clock: Clock) -> None:
    ends = (clock() + timedelta(minutes=30)).isoformat()
    made = key(journey, owner, expiresAt=ends)
    clock.moment += timedelta(minutes=30)
    assert refused(journey.api.get("/v1/me", made["key"]), "session_expired")
    answer = journey.api.post(KEYS, {"name": "x", "scopes": ["orders:read"], "expiresAt": ends}, journey.token(ADMIN))
    assert answer.json["errors"][0]["field"] == "expiresAt"


def test_two_keys_of_a_name_are_good_at_once_and_twenty_of_all(journey: Journey, owner: str) -> None:
    first = key(journey, owner)
    key(journey, owner)
    wish = {"name": " 1C ", "scopes": ["orders:read"]}
    assert journey.api.post(KEYS, wish, owner).json["code"] == "keys_of_a_name"
    journey.api.delete(f"{KEYS}/{first['id']}", owner, first["version"])
    key(journey, owner)
    for number in range(18):
        key(journey, owner, name=f"shop {number}")
    assert journey.api.post(KEYS, {**wish, "name": "one more"}, owner).json["code"] == "keys_too_many"


@pytest.mark.parametrize("scopes", [[], ["own:read"], ["keys:write"], ["desk:open"], ["sessions:read"], ["nonsense"]])
def test_scopes_that_no_program_has_are_refused(journey: Journey, owner: str, scopes: list[str]) -> None:
    assert journey.api.post(KEYS, {"name": "1C", "scopes": scopes}, owner).status == 400


def test_a_scope_that_was_written_down_all_the_same_gives_nothing(journey: Journey, owner: str) -> None:
    """Whatever stands in the row: a key is no person."""
    made, stores = key(journey, owner), journey.container.stores
    stored = stores.api_keys.get(journey.community.id, made["id"])
    wide = replace(stored, scopes=(*(each.value for each in Permission), "of:tomorrow"))
    stores.commits.commit(journey.community.id, Commit((wide,)))
    assert journey.api.post(CODES, None, made["key"]).status == 403
    assert journey.api.post(KEYS, {"name": "y", "scopes": ["orders:read"]}, made["key"]).status == 403
    assert journey.api.get("/v1/purchases", made["key"]).status == 200


def test_an_organizer_makes_no_keys_and_a_buyer_opens_no_desk(journey: Journey) -> None:
    organizer = journey.token(ADMIN)
    assert journey.api.get(KEYS, organizer).status == 403
    assert journey.api.post(KEYS, {"name": "x", "scopes": ["orders:read"]}, organizer).status == 403
    assert journey.api.post(CODES, None, journey.token(ANNA)).status == 403


def test_what_is_of_another_community_is_missing(journey: Journey, owner: str) -> None:
    made = key(journey, owner)
    opened(journey, owner)
    (session,) = journey.api.get(SESSIONS, owner).json["items"]
    token = journey.container.signing.tokens.issue(Principal(community="elsewhere", id="x", role=Role.OWNER))[0]
    journey.api.community = None
    for path in (f"{KEYS}/{made['id']}", f"{SESSIONS}/{session['id']}"):
        assert journey.api.get(path, token).status == 404
        assert journey.api.delete(path, token, 1).status == 404


def test_the_journal_says_what_became_of_access_and_no_secret(journey: Journey, owner: str) -> None:
    made, token = key(journey, owner), opened(journey, owner)
    (session,) = journey.api.get(SESSIONS, owner).json["items"]
    journey.api.delete(f"{SESSIONS}/{session['id']}", owner, session["version"])
    journey.api.delete(f"{KEYS}/{made['id']}", owner, made["version"])
    journal = journey.container.stores.journal
    entries = [
        each
        for subject in (f"session/{session['id']}", f"api_key/{made['id']}")
        for each in journal.of(journey.community.id, subject)
    ]
    assert [each.event for each in entries] == [
        Event.DESK_SESSION_OPENED,
        Event.DESK_SESSION_ENDED,
        Event.API_KEY_MADE,
        Event.API_KEY_REVOKED,
    ]
    assert len({each.actor for each in entries}) == 1
    for secret in (made["key"], token):
        assert secret.rpartition("_")[2] not in str(entries)


def test_too_many_requests_of_a_key_are_refused_until_the_minute_is_over(
    journey: Journey, owner: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit_requests, "LIMIT", 30)
    made, desk = key(journey, owner)["key"], opened(journey, owner)
    statuses = [journey.api.get("/v1/me", made).status for _ in range(32)]
    assert statuses == [200] * 30 + [429] * 2
    refused_ = journey.api.get("/v1/me", made)
    assert (refused_.kind, refused_.headers["Retry-After"]) == ("too_many", "60")
    assert journey.api.get("/v1/me", desk).status == 200
    clock.moment += SHORT
    assert journey.api.get("/v1/me", made).status == 200


def test_too_many_requests_of_a_session_of_oks_app_are_refused_too(
    journey: Journey, owner: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has several is counted once, on either side of the API; another person is not."""
    monkeypatch.setattr(limit_requests, "LIMIT", 30)
    monkeypatch.setattr(limit_requests, "TOLD_AT_ONCE", 25)
    again, anna = journey.token(ADMIN), journey.token(ANNA)
    tokens = [owner, again] * 15
    told = []
    for each in tokens:
        assert journey.api.get("/buyer/orders", each).status == 200
        told.append(len(journey.api.recorder.calls))
    assert told == [1] * 24 + [2] + [1] * 5, "one request in so many is told of"
    for token, ask in ((owner, "/v1/me"), (again, "/buyer/orders")):
        refused_ = journey.api.get(ask, token)
        assert (refused_.status, refused_.kind, refused_.headers["Retry-After"]) == (429, "too_many", "60")
    assert journey.api.post("/v1/points", {"title": "Б", "address": "Тула"}, again).status == 429
    assert journey.api.get("/buyer/orders", anna).status == 200
    clock.moment += SHORT
    assert journey.api.get("/buyer/orders", owner).status == 200
