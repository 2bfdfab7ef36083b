"""OK's REST API: signed questions about a group's people."""

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
import responses
from social_core.backends.odnoklassniki import odnoklassniki_iframe_sig

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.communities.community import Membership
from chalicelib.domain.errors import Unavailable
from chalicelib.ok import rest
from chalicelib.ok.rest import OkGroup, sign
from tests.factories import a_launch
from tests.ok.launches import KEY, NOW, SECRET, md5, verifier
from tests.world import ADMIN, ANNA, BLOCKED, ELENA, GROUP, MODERATOR, SILENT, Ok

FB = "https://api.ok.ru/fb.do"
OURS = OkGroup("https://api.ok.ru/", KEY, SECRET)


@pytest.fixture(autouse=True)
def _without_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.ok.rest.time.sleep", lambda _: None)


def launched(partner: Ok, user: str) -> Launch:
    """In a session that the played OK knows."""
    return verifier(api_servers=[partner.url]).verify(partner.launch(user, NOW))


def given(call: Any) -> dict[str, str]:
    return dict(parse_qsl(call.request.body))


# Signing


def test_a_call_is_signed_over_its_sorted_fields_and_not_over_what_signs_it() -> None:
    fields = {"method": "m", "application_key": "K", "sig": "x", "access_token": "t", "session_key": "-s-1"}
    assert sign(fields, "secret") == md5("application_key=Kmethod=msession_key=-s-1secret")


@pytest.mark.parametrize("extra", [{}, {"uids": "1,2", "group_id": "5"}, {"text": "заказ № 1 = 5 ₽"}])
def test_an_independent_client_signs_a_call_the_same_way(extra: dict[str, str]) -> None:
    fields = {"method": "group.getUserGroupsByIds", "application_key": KEY, "format": "json", **extra}
    assert sign(fields, SECRET) == odnoklassniki_iframe_sig(fields, SECRET)  # type: ignore[no-untyped-call]


def test_a_question_about_a_member_is_signed_with_the_applications_secret(replies: responses.RequestsMock) -> None:
    replies.post(FB, json=[])
    OURS.membership(GROUP, ANNA)
    sent = given(replies.calls[0])
    expected = {"method": "group.getUserGroupsByIds", "application_key": KEY, "format": "json"}
    assert {name: value for name, value in sent.items() if name != "sig"} == {
        **expected,
        "group_id": GROUP,
        "uids": ANNA,
    }
    assert sent["sig"] == sign(sent, SECRET)


def test_a_question_in_a_session_is_signed_with_its_secret_which_stays_here(replies: responses.RequestsMock) -> None:
    replies.post(FB, json={"allowed": True})
    OURS.messages_allowed(a_launch(session_key="-s-1", session_secret="0011"))
    sent = given(replies.calls[0])
    assert (sent["session_key"], sent["gid"], sent["sig"]) == ("-s-1", GROUP, sign(sent, "0011"))
    assert "0011" not in sent.values()


def test_the_server_of_the_launch_is_never_asked(replies: responses.RequestsMock) -> None:
    replies.post(FB, json=[])
    OURS.membership(GROUP, ANNA)
    assert [call.request.url for call in replies.calls] == [FB]


# Memberships


@pytest.mark.parametrize("shape", ["array", "wrapped"])
@pytest.mark.parametrize(
    ("user", "membership"),
    [
        (ADMIN, Membership.ADMIN),
        (MODERATOR, Membership.MODERATOR),
        (ANNA, Membership.ACTIVE),
        (BLOCKED, Membership.BLOCKED),
        ("570000009999", Membership.UNKNOWN),
    ],
)
def test_a_membership_is_read_in_both_shapes(
    partner: Ok, group: OkGroup, shape: str, user: str, membership: Membership
) -> None:
    partner.ask("settings", memberships=shape)
    assert group.membership(GROUP, user) is membership


@pytest.mark.parametrize(
    ("answer", "membership"),
    [
        ([{"userId": ANNA, "status": "ADMIN"}], Membership.ADMIN),
        ([{"uid": ANNA, "status": "ADMIN"}], Membership.ADMIN),
        ([{"userId": int(ANNA), "status": "ADMIN"}], Membership.ADMIN),
        ({"memberships": [{"userId": ANNA, "status": "ADMIN"}]}, Membership.ADMIN),
        ([{"userId": ELENA, "status": "ADMIN"}, {"userId": ANNA, "status": "BLOCKED"}], Membership.BLOCKED),
        ([{"userId": ELENA, "status": "ADMIN"}], Membership.UNKNOWN),
        ([{"userId": ANNA, "status": "admin"}], Membership.UNKNOWN),
        ([{"userId": ANNA, "status": "OWNER"}], Membership.UNKNOWN),
        ([{"userId": ANNA}], Membership.UNKNOWN),
        ([None, "ADMIN", ["ADMIN"]], Membership.UNKNOWN),
        ({"memberships": None}, Membership.UNKNOWN),
        ({"memberships": {"userId": ANNA}}, Membership.UNKNOWN),
        ({}, Membership.UNKNOWN),
        ([], Membership.UNKNOWN),
        (None, Membership.UNKNOWN),
        ("ADMIN", Membership.UNKNOWN),
        (1, Membership.UNKNOWN),
    ],
)
def test_only_a_clear_word_about_this_person_counts(
    replies: responses.RequestsMock, answer: Any, membership: Membership
) -> None:
    replies.post(FB, body=json.dumps(answer))
    assert OURS.membership(GROUP, ANNA) is membership


# Consent


@pytest.mark.parametrize(("user", "allowed"), [(ANNA, True), (SILENT, False)])
def test_consent_is_asked_in_the_persons_own_session(partner: Ok, group: OkGroup, user: str, allowed: bool) -> None:
    assert group.messages_allowed(launched(partner, user)) is allowed


@pytest.mark.parametrize("answer", [{}, None, [], True, {"allowed": "true"}, {"allowed": 1}, {"allowed": None}])
def test_consent_is_never_guessed(replies: responses.RequestsMock, answer: Any) -> None:
    replies.post(FB, body=json.dumps(answer))
    with pytest.raises(Unavailable):
        OURS.messages_allowed(a_launch())


# Refusals


@pytest.mark.parametrize("code", [1, 2, 8, 10, 100, 101, 102, 103, 104, 300])
@pytest.mark.parametrize("status", [200, 400])
def test_an_error_of_ok_is_no_answer_under_any_status(replies: responses.RequestsMock, code: int, status: int) -> None:
    replies.post(FB, status=status, json={"error_code": code, "error_msg": "no", "error_data": None})
    with pytest.raises(Unavailable, match="ok_unavailable"):
        OURS.membership(GROUP, ADMIN)


@pytest.mark.parametrize("kind", ["flood", "session_expired"])
def test_a_refusal_in_oks_own_way_is_no_answer(partner: Ok, group: OkGroup, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(Unavailable):
        group.membership(GROUP, ADMIN)


@pytest.mark.parametrize("kind", ["5xx", "lost", "flood", "service"])
def test_what_may_pass_in_a_moment_is_asked_once_more(partner: Ok, group: OkGroup, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind, calls=1)
    assert group.membership(GROUP, ADMIN) is Membership.ADMIN


@pytest.mark.parametrize("kind", ["session_expired", "denied", "restricted", "limit"])
def test_what_ok_would_say_again_is_not_asked_again(partner: Ok, group: OkGroup, kind: str) -> None:
    before = partner.look("calls")["count"]
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(Unavailable):
        group.membership(GROUP, ADMIN)
    assert partner.look("calls")["count"] - before == 1


def test_ok_is_given_a_moment_before_it_is_asked_again(
    replies: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("chalicelib.ok.rest.time.sleep", slept.append)
    replies.post(FB, json={"error_code": 8})
    replies.post(FB, json=[{"userId": ANNA, "status": "ACTIVE"}])
    assert OURS.membership(GROUP, ANNA) is Membership.ACTIVE
    assert slept == [rest.BREATH]


@pytest.mark.parametrize("kind", ["5xx", "lost", "flood", "service"])
def test_it_is_not_asked_a_third_time(partner: Ok, group: OkGroup, kind: str) -> None:
    before = partner.look("calls")["count"]
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(Unavailable):
        group.membership(GROUP, ADMIN)
    assert partner.look("calls")["count"] - before == 2


def test_a_wrong_secret_gets_no_answer(partner: Ok) -> None:
    with pytest.raises(Unavailable):
        OkGroup(partner.url, KEY, "another secret").membership(GROUP, ADMIN)
