"""The REST methods about people."""

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


def test_every_member_rules_the_foreign_group(sandbox: Driver) -> None:
    answer = sandbox.call(GROUPS, group_id="54000000000999", uids=f"{ANNA},{BLOCKED}")
    assert [each["status"] for each in answer.json] == ["ADMIN", "BLOCKED"]


def test_a_group_says_what_it_is_called(sandbox: Driver) -> None:
    answer = sandbox.call("group.getInfo", uids="54000000000999,54000000000998", fields="uid,name")
    assert answer.json == [{"uid": "54000000000999", "name": "Пряжа вскладчину"}]


def test_a_logged_in_user_needs_a_session(sandbox: Driver) -> None:
    assert sandbox.call("users.getLoggedInUser").error == 103


@pytest.mark.parametrize(("user", "allowed"), [(ANNA, True), (DARYA, False)])
def test_messages_are_allowed_as_the_user_chose(sandbox: Driver, user: str, allowed: bool) -> None:
    answer = sandbox.call_in_session("group.isMessagesAllowed", user, gid=GROUP)
    assert answer.json == {"allowed": allowed}
