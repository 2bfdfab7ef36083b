"""Passkeys from the browser's side: the desk opens by one, and by nothing that is less (S17)."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import force_setattr

from chalicelib.api.audiences import admin
from chalicelib.api.desk import origin_of
from chalicelib.domain.access.passkey import CHALLENGE_LIFE, challenge_of, encoded, handle_of
from chalicelib.domain.access.permissions import OF_PEOPLE
from chalicelib.domain.communities.community import Role
from chalicelib.edge.requests import Request
from tests.api.admin.entering import key, listed, opened, owner, refused
from tests.api.journey import Journey
from tests.authenticator import LOCAL, Device
from tests.world import ADMIN, ANNA, MODERATOR, Answer, Clock

__all__ = ["owner"]

OFFER, PASSKEYS, CHALLENGE, SESSIONS = "/v1/passkey-offer", "/v1/passkeys", "/passkey-challenge", "/passkey-sessions"


@dataclass
class Phone:
    """Somebody's, and what he added with it."""

    journey: Journey
    token: str
    device: Device = field(default_factory=Device)

    def makes(self, **lies: Any) -> dict[str, str]:
        offer = self.journey.api.get(OFFER, self.token).json
        return {"name": "Мой телефон", **self.device.made(offer["challenge"], offer["owner"]["handle"], **lies)}

    def adds(self, said: dict[str, str] | None = None) -> Answer:
        return self.journey.api.post(PASSKEYS, said or self.makes(), self.token)

    def signs(self, **lies: Any) -> dict[str, str]:
        return self.device.used(self.journey.api.get(CHALLENGE).json["challenge"], **lies)

    def enters(self, said: dict[str, str] | None = None) -> Answer:
        return self.journey.api.post(SESSIONS, said or self.signs())


@pytest.fixture
def phone(journey: Journey, owner: str) -> Phone:
    it = Phone(journey, opened(journey, owner))
    assert it.adds().status == 201
    return it


def test_whoever_sits_at_the_desk_adds_a_passkey_and_enters_by_it_the_next_time(phone: Phone, clock: Clock) -> None:
    (shown,) = phone.journey.api.get(PASSKEYS, phone.token).json["items"]
    assert (shown["name"], shown["createdAt"], shown["lastUsedAt"]) == ("Мой телефон", "2026-11-22T10:00:00Z", None)
    clock.pass_by(hours=13)
    assert refused(phone.journey.api.get("/v1/me", phone.token), "session_expired")
    desk = phone.enters()
    assert (desk.status, desk.json["role"], desk.json["community"]["name"]) == (
        201,
        "owner",
        phone.journey.community.name,
    )
    me = phone.journey.api.get("/v1/me", desk.json["token"]).json
    assert me["id"] == desk.json["person"]["id"]
    assert phone.journey.api.post("/v1/purchases", {"title": "Пряжа"}, desk.json["token"]).status == 201
    (after,) = phone.journey.api.get(PASSKEYS, desk.json["token"]).json["items"]
    assert (after["lastUsedAt"], after["version"]) == ("2026-11-22T23:00:00Z", 2)


def test_the_browser_is_told_what_a_passkey_is_bound_to(journey: Journey, phone: Phone) -> None:
    offer, challenge = journey.api.get(OFFER, phone.token), journey.api.get(CHALLENGE)
    assert offer.json["rpId"] == challenge.json["rpId"] == "localhost"
    assert offer.json["expiresAt"] == challenge.json["expiresAt"] == "2026-11-22T10:05:00Z"
    assert offer.json["known"] == [phone.device.credential]
    assert len({journey.api.get(CHALLENGE).json["challenge"] for _ in range(3)}) == 3
    assert journey.api.recorder.calls == [], "a challenge is kept nowhere"


def test_what_entered_once_enters_no_more(phone: Phone) -> None:
    said = phone.signs()
    assert phone.enters(said).status == 201
    assert refused(phone.enters(said), "unauthorized")
    phone.device.count = None
    unsaid = phone.signs(count=9)
    assert phone.enters(unsaid).status == 201
    again = phone.enters(phone.device.used(phone.journey.api.get(CHALLENGE).json["challenge"], count=10))
    assert again.status == 201
    assert len({each.json["token"] for each in (again, phone.enters(phone.signs(count=11)))}) == 2


def test_a_stolen_challenge_enters_nobody(journey: Journey, phone: Phone, clock: Clock) -> None:
    """One that is late, of an offer, of another community's deployment, or made up."""
    late = phone.signs()
    offered = phone.device.used(journey.api.get(OFFER, phone.token).json["challenge"])
    clock.moment += CHALLENGE_LIFE
    for said in (late, offered, phone.device.used(encoded("made up")), phone.device.used("")):
        answer = phone.enters(said)
        assert refused(answer, "unauthorized")
        assert answer.json["code"] == "passkey_late"
        assert journey.api.recorder.calls == [], "the store is not asked for it"


def test_what_another_page_or_nobody_signed_enters_nobody(phone: Phone) -> None:
    assert phone.enters().status == 201
    lies: list[dict[str, Any]] = [
        {"origin": "https://phishing.example"},
        {"rp_id": "phishing.example"},
        {"verifies": False},
        {"type": "webauthn.create"},
        {"count": 1},
    ]
    for lie in lies:
        answer = phone.enters(phone.signs(**lie))
        assert refused(answer, "unauthorized"), lie
        assert answer.json["code"] == "passkey_refused", lie
    for part in ("clientData", "authenticatorData", "signature", "userHandle", "credential"):
        assert refused(phone.enters({**phone.signs(), part: "junk"}), "unauthorized"), part


def test_nobody_chooses_the_token_or_the_host(journey: Journey, phone: Phone) -> None:
    """Fixation: what a client says beside it changes nothing."""
    said = {**phone.signs(), "token": "kbs_chosen", "rpId": "phishing.example"}
    answer = journey.api.post(SESSIONS, said, None, Host="phishing.example", Origin="https://phishing.example")
    assert answer.json["token"] != "kbs_chosen"
    told = journey.api.get(CHALLENGE, None, Host="phishing.example").json
    assert told["rpId"] == "localhost"


def test_it_enters_no_other_community_and_no_other_person(journey: Journey, phone: Phone) -> None:
    journey.api.community = None
    person = journey.api.get("/v1/me", phone.token).json["id"]
    for handle in (handle_of("elsewhere", person), handle_of(journey.community.id, "anna")):
        answer = phone.enters({**phone.signs(), "userHandle": handle})
        assert refused(answer, "unauthorized")
        assert answer.json["code"] == "passkey_unknown"


def test_after_its_removal_it_enters_nobody_and_its_sessions_are_ended_by_themselves(phone: Phone) -> None:
    api = phone.journey.api
    token = phone.enters().json["token"]
    (mine,) = api.get(PASSKEYS, phone.token).json["items"]
    assert api.delete(f"{PASSKEYS}/{mine['id']}", phone.token, mine["version"]).status == 200
    assert refused(phone.enters(), "unauthorized")
    assert api.get("/v1/me", token).status == 200
    assert api.get(f"{PASSKEYS}/{mine['id']}", phone.token).status == 404


def test_who_was_demoted_enters_as_what_he_is_and_who_was_removed_not_at_all(journey: Journey, clock: Clock) -> None:
    phone = Phone(journey, opened(journey, listed(journey, MODERATOR, Role.ORGANIZER)))
    assert phone.adds().status == 201
    listed(journey, MODERATOR, Role.VIEWER)
    desk = phone.enters()
    assert desk.json["role"] == "viewer"
    assert journey.api.post("/v1/purchases", {"title": "Пряжа"}, desk.json["token"]).status == 403
    journey.ok.ask("user", user=MODERATOR, status="ACTIVE")
    assert phone.enters().status == 403
    clock.pass_by(minutes=2)
    assert refused(journey.api.get("/v1/me", desk.json["token"]), "session_revoked")


def test_a_person_sees_and_removes_his_own_only(journey: Journey, owner: str, phone: Phone) -> None:
    olga = Phone(journey, opened(journey, listed(journey, MODERATOR, Role.ORGANIZER)), Device(credential="b2xnYQ"))
    assert olga.adds().status == 201
    (hers,) = journey.api.get(PASSKEYS, olga.token).json["items"]
    (mine,) = journey.api.get(PASSKEYS, phone.token).json["items"]
    assert hers["id"] != mine["id"]
    assert journey.api.get(f"{PASSKEYS}/{hers['id']}", phone.token).status == 404
    assert journey.api.delete(f"{PASSKEYS}/{hers['id']}", phone.token, 1).status == 404


def test_a_passkey_is_made_in_the_session_that_asked_at_this_desk_once(journey: Journey, phone: Phone) -> None:
    other = Phone(journey, opened(journey, journey.token(ADMIN)), Device(credential="b3RoZXI"))
    made = other.makes()
    for token in (phone.token, journey.token(ADMIN)):
        answer = journey.api.post(PASSKEYS, made, token)
        assert (answer.status, answer.json["code"]) == (400, "passkey_late"), "it was offered to another session"
    for lie in ({"origin": "https://phishing.example"}, {"rp_id": "phishing.example"}, {"verifies": False}):
        answer = other.adds(other.makes(**lie))
        assert (answer.status, answer.json["code"]) == (400, "passkey_refused"), lie
    assert other.adds(made).status == 201
    answer = other.adds({**made, **Device(credential="dGhpcmQ").made(_challenge(made))})
    assert (answer.status, answer.json["code"]) == (400, "passkey_late")
    for name in ("", " ", "т" * 61):
        assert other.adds({**other.makes(), "name": name}).status == 400


def _challenge(made: dict[str, str]) -> str:
    return encoded(challenge_of(made["clientData"]))


def test_neither_a_program_nor_a_buyer_has_passkeys(journey: Journey, owner: str, phone: Phone) -> None:
    program, anna = key(journey, owner)["key"], journey.token(ANNA)
    for token in (program, anna):
        for ask in (OFFER, PASSKEYS):
            assert journey.api.get(ask, token).status == 403
        assert journey.api.post(PASSKEYS, phone.makes(), token).status == 403
    needed = {route.permission for route in admin.routes if "passkey" in route.path}
    assert needed <= OF_PEOPLE


def test_the_audit_tells_who_added_used_and_removed_one_and_from_where(phone: Phone, owner: str) -> None:
    api = phone.journey.api
    assert phone.enters().status == 201
    (mine,) = api.get(PASSKEYS, phone.token).json["items"]
    api.delete(f"{PASSKEYS}/{mine['id']}", phone.token, mine["version"])
    told = api.get(f"/v1/audit?subject=passkey/{mine['id']}", owner).json["items"]
    assert [each["event"] for each in told] == ["PasskeyRemoved", "PasskeyUsed", "PasskeyAdded"]
    assert len({(each["actor"]["id"], each["address"]) for each in told}) == 1
    assert told[0]["address"]
    for secret in (phone.device.credential, "Мой телефон"):
        assert secret not in str(told)


def test_where_the_address_is_not_told_the_gateway_says_it(journey: Journey) -> None:
    request = Request(SimpleNamespace(context={"domainName": "abc.execute-api.example"}))
    assert origin_of(request) == LOCAL
    force_setattr(journey.container.settings, "public_url", "")
    assert origin_of(request) == "https://abc.execute-api.example"
