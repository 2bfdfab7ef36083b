"""/fb.do answers as OK does, errors included."""

import pytest

from tests.infra.sandbox.driver import ANNA, GROUP, Driver

GROUPS = "group.getUserGroupsByIds"


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
