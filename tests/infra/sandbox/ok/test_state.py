"""All that the played OK remembers, and how long."""

from dataclasses import replace
from pathlib import Path

import pytest

from infra.sandbox.ok.launch import new_session
from infra.sandbox.ok.memory import Play
from infra.sandbox.ok.messages import new_message, new_written
from infra.sandbox.ok.state import ADMIN, OkState
from infra.sandbox.storage import JsonFile
from tests.world import ANNA


@pytest.fixture
def file(tmp_path: Path) -> JsonFile:
    return JsonFile(tmp_path / "ok.json")


@pytest.fixture
def state(file: JsonFile) -> OkState:
    return OkState(file, "admin-token")


def test_every_change_is_there_after_a_restart(state: OkState, file: JsonFile) -> None:
    session = new_session(ANNA)
    state.open_session(session)
    state.remember_launch(ANNA, "query")
    state.deliver(ANNA, new_message("Заказ", []))
    state.write(ANNA, new_written(ANNA, text="Когда?"))
    state.subscribe("https://x", ["MESSAGE_CREATED"])
    state.choose(replace(Play(), page=7))
    again = OkState(file, "admin-token")
    assert (again.session(session.key), again.last_launch(ANNA)) == (session, "query")
    assert [len(each) for each in (again.inbox(ANNA), again.written(ANNA), again.subscriptions())] == [1, 1, 1]
    assert again.play.page == 7


def test_only_the_last_messages_are_kept_the_newest_first(state: OkState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.sandbox.ok.state.MESSAGES_KEPT", 3)
    for text in "abcde":
        state.deliver(ANNA, new_message(text, []))
        state.write(ANNA, new_written(ANNA, text=text))
    assert [each.text for each in state.inbox(ANNA)] == ["e", "d", "c"]
    assert [each.text for each in state.written(ANNA)] == ["e", "d", "c"]


def test_only_the_last_sessions_are_kept(state: OkState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.sandbox.ok.state.SESSIONS_KEPT", 2)
    sessions = [new_session(ANNA) for _ in range(3)]
    for session in sessions:
        state.open_session(session)
    assert [state.session(each.key) is not None for each in sessions] == [False, True, True]


def test_a_new_token_revokes_those_the_person_had_and_nobody_elses(state: OkState) -> None:
    annas = state.issue_token(ANNA)
    marias = state.issue_token(ADMIN)
    states = {token: admin.state for token, admin in state.tokens().items()}
    assert states == {"admin-token": "revoked", annas: "active", marias: "active"}


def test_subscriptions_are_dropped_by_their_address_or_all(state: OkState) -> None:
    for url in ("https://a", "https://b", "https://a"):
        state.subscribe(url, ["MESSAGE_CREATED"])
    assert [each.url for each in state.subscriptions()] == ["https://b", "https://a"]
    assert (state.drop_subscriptions("https://a"), state.drop_subscriptions("https://a")) == (True, False)
    assert (state.drop_subscriptions(), state.drop_subscriptions()) == (True, False)


def test_reset_brings_the_demo_back(state: OkState, file: JsonFile) -> None:
    comment = state.add_comment("154000000000001", ANNA, text="Беру", at_ms=5)
    assert comment in state.comments("154000000000001")
    assert state.comments("154000000000001")[0] == comment, "the oldest first"
    assert state.remove_comment(comment.id)
    assert not state.remove_comment(comment.id)
    state.remove_item("154000000000001")
    state.reset()
    for each in (state, OkState(file, "admin-token")):
        assert len(each.comments("154000000000001")) == 3
        assert each.inbox(ANNA) == []
