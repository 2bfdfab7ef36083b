"""The played people: looked at, and changed."""

import pytest

from tests.infra.sandbox.driver import ADMIN_TOKEN, ANNA, DARYA, TOKEN, Driver


def test_state_shows_the_demo_users(sandbox: Driver) -> None:
    state = sandbox.get("/sandbox/state").json
    assert [user["id"] for user in state["users"]][:2] == ["570000000001", "570000000002"]
    assert len(state["users"]) == 9
    assert not sandbox.user(DARYA)["allowed"]
    assert state["cabinet"] == "http://127.0.0.1:8000/app"
    assert {"ok.rest", "ok.graph"} <= set(state["faults"])


def test_state_holds_no_secret(sandbox: Driver) -> None:
    session = dict(sandbox.launch())
    body = sandbox.get("/sandbox/state").body.decode()
    for secret in (TOKEN, ADMIN_TOKEN, session["session_key"], session["session_secret_key"]):
        assert secret not in body


def test_a_change_touches_only_what_it_names(sandbox: Driver) -> None:
    changed = sandbox.control("user", {"user": ANNA, "status": "PASSIVE"})["user"]
    assert (changed["status"], changed["allowed"], changed["name"]) == ("PASSIVE", True, "Анна Петрова")


def test_a_new_user_is_made_by_giving_a_name(sandbox: Driver) -> None:
    sandbox.control("user", {"user": "570000000777", "name": "Новая Покупательница"})
    assert sandbox.send({"recipient": {"user_id": "user:570000000777"}, "message": {"text": "а"}}).json["success"]


@pytest.mark.parametrize(
    ("wish", "about"),
    [
        ({}, "user"),
        ({"user": 5}, "user"),
        ({"user": "570000000777"}, "name"),
        ({"user": ANNA, "status": "KING"}, "status"),
        ({"user": ANNA, "role": "KING"}, "role"),
        ({"user": ANNA, "allowed": "yes"}, "allowed"),
        ({"user": ANNA, "name": ""}, "name"),
        ({"user": ANNA, "colour": "red"}, "colour"),
    ],
)
def test_a_wrong_change_is_refused_in_words(sandbox: Driver, wish: object, about: str) -> None:
    answer = sandbox.post("/sandbox/user", wish)
    assert answer.status == 400
    assert about in answer.json["error"]
