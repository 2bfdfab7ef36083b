"""A person writes or presses a button, as the tests tell him to."""

from typing import Any

import pytest

from tests.infra.sandbox.driver import ANNA, Driver
from tests.infra.sandbox.ok.talking import deliveries, press, write


def test_without_a_subscription_nothing_is_delivered_but_the_message_is_kept(sandbox: Driver) -> None:
    write(sandbox)
    assert deliveries(sandbox) == []
    [kept] = sandbox.get(f"/sandbox/inbox?user={ANNA}").json["written"]
    assert kept["text"] == "Когда раздача?"


@pytest.mark.parametrize(
    ("path", "wish", "about"),
    [
        ("write", {"user": "1", "text": "?"}, "user"),
        ("write", {"user": ANNA}, "text"),
        ("write", {"user": ANNA, "text": 5}, "text"),
        ("write", {"user": ANNA, "text": "?", "attachments": ["x"]}, "attachments"),
        ("write", {"user": ANNA, "text": "?", "reply_to": "mid:0"}, "message"),
        ("press", {"user": ANNA, "message": "mid:0", "payload": "x"}, "message"),
        ("hooks", {"manner": "never"}, "manner"),
        ("hooks", {"seconds": -1}, "seconds"),
        ("hooks", {"retry": 0}, "retry"),
        ("hooks/drop", {"all": True}, "all"),
    ],
)
def test_a_wrong_wish_is_refused_in_words(sandbox: Driver, path: str, wish: Any, about: str) -> None:
    answer = sandbox.post(f"/sandbox/{path}", wish)
    assert answer.status == 400
    assert about in answer.json["error"]


def test_only_a_button_that_is_there_can_be_pressed(sandbox: Driver) -> None:
    press(sandbox)
    message = sandbox.inbox()[0]["id"]
    answer = sandbox.post("/sandbox/press", {"user": ANNA, "message": message, "payload": "paid:1"})
    assert answer.status == 400


def test_reset_forgets_subscriptions_and_manners(sandbox: Driver) -> None:
    sandbox.graph("subscribe", {"url": "https://kabinet.example/hook"})
    sandbox.control("hooks", {"manner": "twice"})
    write(sandbox)
    sandbox.control("reset", {})
    shown = sandbox.get("/sandbox/hooks").json
    assert (shown["manner"], shown["subscriptions"], shown["deliveries"]) == ("once", [], [])
    assert sandbox.get(f"/sandbox/inbox?user={ANNA}").json == {"messages": [], "written": []}
