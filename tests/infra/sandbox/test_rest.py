"""/fb.do answers as OK does, errors included."""

import pytest

from tests.infra.sandbox.driver import ADMIN, ANNA, BLOCKED, DARYA, GROUP, Driver

GROUPS = "group.getUserGroupsByIds"


@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_memberships_come_as_a_bare_array(sandbox: Driver, verb: str) -> None:
    answer = sandbox.call(GROUPS, verb=verb, group_id=GROUP, uids=f"{ADMIN},{ANNA},{BLOCKED}")
    assert answer.error is None
    assert [(m["userId"], m["status"]) for m in answer.json] == [
        (ADMIN, "ADMIN"),
        (ANNA, "ACTIVE"),
        (BLOCKED, "BLOCKED"),
    ]


def test_memberships_can_be_wrapped(sandbox: Driver) -> None:
    sandbox.control("settings", {"memberships": "wrapped"})
    answer = sandbox.call(GROUPS, group_id=GROUP, uids=ANNA)
    assert [m["userId"] for m in answer.json["memberships"]] == [ANNA]


def test_status_and_role_are_what_the_page_chose(sandbox: Driver) -> None:
    sandbox.control("user", {"user": ANNA, "status": "MODERATOR", "role": "EDITOR"})
    answer = sandbox.call(GROUPS, group_id=GROUP, uids=ANNA)
    assert answer.json == [{"groupId": GROUP, "userId": ANNA, "status": "MODERATOR", "role": "EDITOR"}]


def test_strangers_are_left_out_and_repeats_answered_once(sandbox: Driver) -> None:
    sandbox.control("user", {"user": DARYA, "status": "NONE"})
    answer = sandbox.call(GROUPS, group_id=GROUP, uids=f"{ANNA},{ANNA},{DARYA},570000009999")
    assert [m["userId"] for m in answer.json] == [ANNA]


def test_everybody_rules_the_foreign_group(sandbox: Driver) -> None:
    answer = sandbox.call(GROUPS, group_id="54000000000999", uids=BLOCKED)
    assert answer.json[0]["status"] == "ADMIN"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"group_id": GROUP}, 100),
        ({"uids": ANNA}, 100),
        ({"group_id": GROUP, "uids": "Anna"}, 100),
        ({"group_id": GROUP, "uids": ",".join(str(10**11 + i) for i in range(101))}, 100),
        ({"group_id": "1", "uids": ANNA}, 160),
        ({"group_id": GROUP, "uids": ANNA, "format": "xml"}, 100),
        ({"group_id": GROUP, "uids": ANNA, "application_key": "WRONG"}, 101),
        ({"group_id": GROUP, "uids": ANNA, "session_key": "-s-nobody"}, 103),
        ({"group_id": GROUP, "uids": ANNA, "access_token": "T"}, 103),
        ({"group_id": GROUP, "uids": ANNA, "sig": "0" * 32}, 104),
        ({"group_id": GROUP, "uids": ANNA, "sig": ""}, 104),
    ],
)
def test_a_wrong_call_gets_the_error_of_ok_under_200(sandbox: Driver, given: dict[str, str], code: int) -> None:
    answer = sandbox.call(GROUPS, **given)
    assert (answer.status, answer.error) == (200, code)
    assert answer.json["error_data"] is None


def test_an_unknown_method_is_error_3(sandbox: Driver) -> None:
    assert sandbox.call("group.destroy").error == 3


def test_a_session_signs_with_its_own_secret(sandbox: Driver) -> None:
    assert sandbox.call_in_session("users.getLoggedInUser").json == ANNA
    key = dict(sandbox.launch())["session_key"]
    assert sandbox.call("users.getLoggedInUser", session_key=key).error == 104


def test_a_logged_in_user_needs_a_session(sandbox: Driver) -> None:
    assert sandbox.call("users.getLoggedInUser").error == 103


@pytest.mark.parametrize(("user", "allowed"), [(ANNA, True), (DARYA, False)])
def test_messages_are_allowed_as_the_user_chose(sandbox: Driver, user: str, allowed: bool) -> None:
    answer = sandbox.call_in_session("group.isMessagesAllowed", user, gid=GROUP)
    assert answer.json == {"allowed": allowed}
