"""The desk is opened by a code, a program comes by a key; both end when they should."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.api.audiences import admin, buyers
from chalicelib.domain.access.credentials import SECRET, Credential, CredentialKind
from chalicelib.domain.access.permissions import OF_PEOPLE, ROLES, Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import Role
from chalicelib.domain.journal import Event
from chalicelib.usecases.access import limit_requests
from chalicelib.usecases.ports import Commit
from tests.api.journey import Journey
from tests.api.test_access import BODIES, MISSING
from tests.factories import an_organizer
from tests.world import ADMIN, ANNA, MODERATOR, Answer, Clock

CODES, DESKS, SESSIONS, KEYS = "/v1/desk-codes", "/desk-sessions", "/v1/sessions", "/v1/api-keys"
SHORT = timedelta(minutes=1)


@pytest.fixture
def owner(journey: Journey) -> str:
    return listed(journey, ADMIN, Role.OWNER)


def listed(journey: Journey, user: str, role: Role) -> str:
    """The token of somebody who is in the list with this role."""
    manage = journey.container.communities.manage
    manage.put_organizer(an_organizer(id=f"of-{user}", community=journey.community.id, ok_id=user), role)
    return journey.token(user)


def opened(journey: Journey, token: str) -> str:
    code = journey.api.post(CODES, None, token).json["code"]
    answer = journey.api.post(DESKS, {"code": code})
    assert answer.status == 201, answer.text
    return str(answer.json["token"])


def key(journey: Journey, token: str, *scopes: str, **wish: Any) -> Any:
    answer = journey.api.post(KEYS, {"name": "1C", "scopes": scopes or ["orders:read"], **wish}, token)
    assert answer.status == 201, answer.text
    return answer.json


def refused(answer: Answer, kind: str) -> bool:
    return (answer.status, answer.kind) == (401, kind)


# the desk


def test_the_desk_is_opened_by_a_code_that_is_good_once(journey: Journey, owner: str) -> None:
    given = journey.api.post(CODES, None, owner).json
    desk = journey.api.post(DESKS, {"code": given["code"]})
    assert desk.json["role"] == "owner"
    assert desk.json["community"] == {"name": journey.community.name, "timeZone": "Europe/Moscow", "currency": "RUB"}
    me = journey.api.get("/v1/me", desk.json["token"]).json
    assert (me["kind"], me["id"], me["role"], me["scopes"]) == ("person", desk.json["person"]["id"], "owner", None)
    assert me["permissions"] == sorted(ROLES[Role.OWNER])
    again = journey.api.post(DESKS, {"code": given["code"]})
    assert refused(again, "unauthorized")
    assert again.json["code"] == "desk_code_spent"
    assert len(journey.api.get(SESSIONS, owner).json["items"]) == 1


def test_a_code_is_good_for_a_minute(journey: Journey, owner: str, clock: Clock) -> None:
    code = journey.api.post(CODES, None, owner).json["code"]
    clock.moment += SHORT
    assert refused(journey.api.post(DESKS, {"code": code}), "unauthorized")


def test_a_code_that_is_forged_or_something_else_opens_nothing(journey: Journey, owner: str) -> None:
    code, token = journey.api.post(CODES, None, owner).json["code"], opened(journey, owner)
    made = key(journey, owner)["key"]
    for forged in ("", "junk", code[:-1] + ("A" if code[-1] != "A" else "B"), token, made, owner):
        assert refused(journey.api.post(DESKS, {"code": forged}), "unauthorized"), forged
    for bearer in (code, token[:-1] + ("A" if token[-1] != "A" else "B")):
        assert refused(journey.api.get("/v1/me", bearer), "unauthorized")


def test_nobody_chooses_the_token_of_a_session(journey: Journey, owner: str) -> None:
    """Session fixation: what was known before is worth nothing after."""
    tokens = {opened(journey, owner) for _ in range(3)}
    assert len(tokens) == 3
    codes = [journey.api.post(CODES, None, owner).json["code"] for _ in range(2)]
    assert not any(part in token for token in tokens for code in codes for part in (code.rpartition("_")[2],))
    wish = {"code": codes[0], "token": "kbs_chosen"}
    assert journey.api.post(DESKS, wish).json["token"] != "kbs_chosen"


def test_a_misspelt_bearer_is_refused_before_anything_is_asked(journey: Journey, owner: str) -> None:
    token, made = opened(journey, owner), key(journey, owner)["key"]
    for text in (token, made):
        wrong = text[:-10] + ("A" if text[-10] != "A" else "B") + text[-9:]
        answer = journey.api.get("/v1/me", wrong)
        assert (answer.status, answer.json["code"]) == (401, "credential_misspelt")
        assert journey.api.recorder.calls == []


def test_a_session_is_good_for_twelve_hours(journey: Journey, owner: str, clock: Clock) -> None:
    token = opened(journey, owner)
    clock.moment += timedelta(hours=11, minutes=59)
    assert journey.api.get("/v1/me", token).status == 200
    clock.moment += SHORT
    assert refused(journey.api.get("/v1/me", token), "session_expired")


def test_a_session_that_is_ended_changes_nothing_at_once_and_reads_nothing_within_a_minute(
    journey: Journey, owner: str, clock: Clock
) -> None:
    stolen = opened(journey, owner)
    assert journey.api.get("/v1/me", stolen).status == 200
    (listed_,) = journey.api.get(SESSIONS, owner).json["items"]
    ended = journey.api.delete(f"{SESSIONS}/{listed_['id']}", owner, listed_["version"])
    assert ended.json["endedAt"] is not None
    assert refused(journey.api.post("/v1/purchases", {"title": "Чужая"}, stolen), "session_revoked")
    clock.moment += SHORT
    assert refused(journey.api.get("/v1/me", stolen), "session_revoked")
    assert journey.api.get(SESSIONS, owner).json["items"] == []


def test_whoever_sits_at_the_desk_sees_which_session_is_his(journey: Journey, owner: str) -> None:
    first, second = opened(journey, owner), opened(journey, owner)
    shown = journey.api.get(SESSIONS, second).json["items"]
    assert sorted(each["current"] for each in shown) == [False, True]
    assert len({journey.api.get("/v1/me", each).json["id"] for each in (first, second)}) == 1


def test_an_organizer_sees_and_ends_his_own_sessions_only(journey: Journey, owner: str) -> None:
    olga = listed(journey, MODERATOR, Role.ORGANIZER)
    opened(journey, owner)
    opened(journey, olga)
    (hers,) = journey.api.get(SESSIONS, olga).json["items"]
    (theirs,) = (each for each in journey.api.get(SESSIONS, owner).json["items"] if each["id"] != hers["id"])
    assert journey.api.delete(f"{SESSIONS}/{theirs['id']}", olga, theirs["version"]).status == 404
    assert journey.api.delete(f"{SESSIONS}/{hers['id']}", owner, hers["version"]).status == 200


def test_who_is_demoted_loses_the_desk_and_the_keys_that_he_made(journey: Journey, owner: str, clock: Clock) -> None:
    desk, made = opened(journey, owner), key(journey, owner, "purchases:read", "purchases:write")["key"]
    manage = journey.container.communities.manage
    manage.put_organizer(an_organizer(id=f"of-{ADMIN}", community=journey.community.id, ok_id=ADMIN), Role.VIEWER)
    clock.moment += 2 * SHORT
    for bearer in (desk, made):
        assert refused(journey.api.get("/v1/me", bearer), "session_revoked")
        assert refused(journey.api.post("/v1/purchases", {"title": "Зима"}, bearer), "session_revoked")


def test_whose_sessions_an_operator_ends_loses_the_desk_at_once_for_changes(journey: Journey, owner: str) -> None:
    desk, stores = opened(journey, owner), journey.container.stores
    identity = ok_identity(ADMIN)
    person = stores.buyers.by_identities(journey.community.id, [identity])[identity]
    journey.container.access.end_sessions.revoke(person)
    assert refused(journey.api.post("/v1/purchases", {"title": "Зима"}, desk), "session_revoked")


def test_a_code_of_before_other_rights_opens_nothing(journey: Journey, owner: str) -> None:
    code = journey.api.post(CODES, None, owner).json["code"]
    identity = ok_identity(ADMIN)
    person = journey.container.stores.buyers.by_identities(journey.community.id, [identity])[identity]
    journey.container.access.end_sessions.revoke(person)
    assert refused(journey.api.post(DESKS, {"code": code}), "session_revoked")


def test_neither_a_desk_nor_a_key_opens_the_buyers_side(journey: Journey, owner: str) -> None:
    for bearer in (opened(journey, owner), key(journey, owner)["key"]):
        for route in buyers.routes:
            body = BODIES[route.name](MISSING) if route.name in BODIES else None
            answer = journey.api.ask(route, route.path.format(**asdict(MISSING)), body, bearer)
            assert refused(answer, "unauthorized"), route.name


def test_a_use_is_written_down_seldom(journey: Journey, owner: str, clock: Clock) -> None:
    """Who only looks writes nothing; the hour after, one note."""
    made = key(journey, owner)
    for _ in range(3):
        journey.api.post("/v1/handouts/reading", {"code": "x"}, made["key"])
    assert journey.api.get(f"{KEYS}/{made['id']}", owner).json["lastUsedAt"] is not None
    journey.api.post("/v1/handouts/reading", {"code": "x"}, made["key"])
    assert journey.api.recorder.calls == []


def test_a_session_says_to_the_minute_when_it_was_used_last(journey: Journey, owner: str, clock: Clock) -> None:
    desk = opened(journey, owner)
    for minutes in (2, 3, 11):
        clock.pass_by(minutes=minutes)
        (mine,) = journey.api.get(SESSIONS, desk).json["items"]
        assert mine["lastSeenAt"] == clock().isoformat().replace("+00:00", "Z")


# keys


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
