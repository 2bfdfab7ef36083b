"""Misbehaviour on order, and the log of calls."""

import http.client
import time

import pytest

from infra.sandbox.faults import COMMON, Fault, Faults
from infra.sandbox.wire import Reply
from tests.infra.sandbox.driver import ANNA, GROUP, Driver


def ask_groups(sandbox: Driver) -> object:
    return sandbox.call("group.getUserGroupsByIds", group_id=GROUP, uids=ANNA)


def order(sandbox: Driver, **wish: object) -> None:
    sandbox.control("faults", wish)


def test_a_server_error_comes_for_the_next_calls_only(sandbox: Driver) -> None:
    order(sandbox, target="ok.graph", kind="5xx", calls=2)
    assert [sandbox.send().status for _ in range(3)] == [503, 503, 200]
    assert len(sandbox.inbox()) == 1


def test_without_a_number_of_calls_it_lasts_until_switched_off(sandbox: Driver) -> None:
    order(sandbox, target="ok.rest", kind="flood")
    assert [sandbox.call("users.getLoggedInUser").error for _ in range(5)] == [8] * 5
    order(sandbox, target="ok.rest", kind=None)
    assert sandbox.call("users.getLoggedInUser").error == 103


def test_what_acts_by_itself_takes_its_fault_and_uses_it_up() -> None:
    faults = Faults()
    faults.register("pushes", {})
    assert faults.take("pushes") is None
    faults.order("pushes", Fault("slow", seconds=2, left=1))
    assert faults.take("pushes") == Fault("slow", seconds=2, left=1)
    assert faults.take("pushes") is None


def test_a_fault_is_left_for_what_it_concerns() -> None:
    faults = Faults()
    faults.register("pushes", {"late": lambda: Reply(outcome="late")})
    faults.order("pushes", Fault("late", left=1))
    assert faults.take("pushes", COMMON) is None
    assert faults.around("pushes", lambda: Reply(outcome="sent"), COMMON).outcome == "sent"
    assert faults.take("pushes", ("late",)) == Fault("late", left=1)


def test_a_slow_answer_is_late_but_right(sandbox: Driver) -> None:
    order(sandbox, target="ok.graph", kind="slow", seconds=0.3, calls=1)
    begun = time.monotonic()
    assert sandbox.send().json["success"] is True
    assert time.monotonic() - begun >= 0.3


def test_a_lost_answer_leaves_its_effect(sandbox: Driver) -> None:
    order(sandbox, target="ok.graph", kind="lost", calls=1)
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        sandbox.send()
    assert len(sandbox.inbox()) == 1


def test_state_shows_what_is_ordered_and_what_is_left(sandbox: Driver) -> None:
    order(sandbox, target="ok.graph", kind="flood", calls=3)
    sandbox.send()
    shown = sandbox.get("/sandbox/state").json["faults"]["ok.graph"]
    assert (shown["kind"], shown["left"]) == ("flood", 2)


@pytest.mark.parametrize(
    ("wish", "about"),
    [
        ({"target": "moon", "kind": "slow"}, "target"),
        ({"target": "ok.rest", "kind": "rain"}, "kind"),
        ({"target": ["ok.rest"], "kind": "slow"}, "target"),
        ({"target": "ok.rest", "kind": "slow", "seconds": "long"}, "seconds"),
        ({"target": "ok.rest", "kind": "slow", "seconds": 1000}, "seconds"),
        ({"target": "ok.rest", "kind": "slow", "calls": 0}, "calls"),
        ({"target": "ok.rest", "kind": "slow", "calls": True}, "calls"),
    ],
)
def test_a_wrong_order_is_refused_in_words(sandbox: Driver, wish: object, about: str) -> None:
    answer = sandbox.post("/sandbox/faults", wish)
    assert answer.status == 400
    assert about in answer.json["error"]


def test_the_log_tells_what_was_asked_and_what_came_of_it(sandbox: Driver) -> None:
    ask_groups(sandbox)
    order(sandbox, target="ok.graph", kind="5xx", calls=1)
    sandbox.send()
    sandbox.send(token="wrong")
    calls = sandbox.get("/sandbox/calls").json["calls"]
    assert [(c["target"], c["method"], c["outcome"]) for c in calls] == [
        ("ok.rest", "group.getUserGroupsByIds", "ok"),
        ("ok.graph", "POST me/messages", "503"),
        ("ok.graph", "POST me/messages", "error 103"),
    ]
    assert [c["n"] for c in sandbox.get("/sandbox/calls?since=1").json["calls"]] == [2, 3]
