"""The desk is opened by a code, and a session there ends when it should."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from chalicelib.api.audiences import buyers
from chalicelib.domain.access.permissions import ROLES
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import Role
from tests.api.admin.entering import CODES, DESKS, KEYS, SESSIONS, SHORT, key, listed, opened, owner, refused
from tests.api.bodies import BODIES, MISSING
from tests.api.journey import Journey
from tests.factories import an_organizer
from tests.world import ADMIN, MODERATOR, Clock

__all__ = ["owner"]


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
