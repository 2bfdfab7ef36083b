"""Control calls: what is there, changing a person, reset, and refusals in words."""

import pytest

from tests.infra.sandbox.driver import ADMIN_TOKEN, ANNA, DARYA, TOKEN, Driver


def test_state_shows_the_demo_users(sandbox: Driver) -> None:
    state = sandbox.get("/sandbox/state").json
    assert [user["id"] for user in state["users"]][:2] == ["570000000001", "570000000002"]
    assert len(state["users"]) == 8
    assert not sandbox.user(DARYA)["allowed"]
    assert state["cabinet"] == "http://127.0.0.1:8000/app"
    assert set(state["faults"]) == {"ok.rest", "ok.graph"}


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


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"5", b"\xff", b"[" * 100_000])
def test_a_body_that_is_not_an_object_is_refused(sandbox: Driver, body: bytes) -> None:
    answer = sandbox.ask("POST", "/sandbox/user", body, "application/json")
    assert answer.status == 400
    assert answer.json["error"]


def test_a_form_of_a_foreign_page_is_refused(sandbox: Driver) -> None:
    for path in ("user", "faults", "launch", "reset", "settings", "write", "press", "hooks/drop", "comment", "token"):
        assert sandbox.ask("POST", f"/sandbox/{path}", b"{}", "text/plain").status == 415


def test_reset_returns_to_the_beginning(sandbox: Driver) -> None:
    sandbox.send()
    sandbox.launch()
    sandbox.control("user", {"user": ANNA, "status": "BLOCKED"})
    sandbox.control("faults", {"target": "ok.rest", "kind": "slow"})
    sandbox.control("reset", {})
    user = sandbox.user()
    assert (user["status"], user["messages"], user["launched"]) == ("ACTIVE", 0, False)
    state = sandbox.get("/sandbox/state").json
    assert state["calls"] == 0
    assert state["faults"]["ok.rest"]["kind"] is None


@pytest.mark.parametrize("path", ["/sandbox/inbox", "/sandbox/inbox?user=1", "/sandbox/calls?since=x"])
def test_a_wrong_question_is_refused_in_words(sandbox: Driver, path: str) -> None:
    answer = sandbox.get(path)
    assert answer.status == 400
    assert answer.json["error"]


def test_unknown_addresses_and_methods_are_told_apart(sandbox: Driver) -> None:
    assert sandbox.get("/nothing").status == 404
    assert sandbox.get("/sandbox/launch").status == 405
