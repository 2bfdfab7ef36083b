"""Control calls: what is there, changing a person, reset, and refusals in words."""

import pytest

from tests.infra.sandbox.driver import ANNA, Driver


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


def test_every_door_and_every_way_to_misbehave_has_a_word_in_both_languages(sandbox: Driver) -> None:
    faults = sandbox.get("/sandbox/state").json["faults"]
    kinds = {kind for fault in faults.values() for kind in fault["kinds"]}
    words = [*faults, *(f"{door}.about" for door in faults), *kinds]
    for language in ("ru", "en"):
        catalogue = sandbox.get(f"/sandbox/pages/{language}.json").json
        assert [word for word in words if f"faults.{word}" not in catalogue] == [], language
