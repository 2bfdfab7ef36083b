"""The bot's webhook: who subscribes, what is delivered, and how badly it can be."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.domain.inbox.message import MessageKind
from chalicelib.ok.deliveries import read_incoming
from infra.sandbox.ok import hooks
from tests.infra.sandbox.driver import ANNA, TOKEN, Driver
from tests.infra.sandbox.ok.talking import deliveries, press, write
from tests.infra.sandbox.receiver import Receiver, receiving
from tests.infra.sandbox.waiting import once


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def subscribed(sandbox: Driver, receiver: Receiver) -> Driver:
    sandbox.control("hooks", {"retry": 0.05})
    assert sandbox.graph("subscribe", {"url": receiver.url}).json == {"success": True}
    return sandbox


def settled(sandbox: Driver, state: str) -> Any:
    """The last delivery, once it has come to this."""
    return once(lambda: deliveries(sandbox)[0], lambda last: last["state"] == state)


# Subscriptions


def test_a_subscription_is_listed_with_its_time(sandbox: Driver, receiver: Receiver) -> None:
    sandbox.graph("subscribe", {"url": receiver.url, "types": ["MESSAGE_CREATED"]})
    [listed] = sandbox.get(f"/graph/me/subscriptions?access_token={TOKEN}").json["subscriptions"]
    assert listed["url"] == receiver.url
    assert abs(listed["time"] / 1000 - time.time()) < 10


def test_subscribing_again_is_the_same_subscription_and_unsubscribing_ends_it(sandbox: Driver) -> None:
    for _ in range(2):
        sandbox.graph("subscribe", {"url": "https://kabinet.example/hook"})
    assert sandbox.graph("unsubscribe", {"url": "https://kabinet.example/hook"}).json == {"success": True}
    assert sandbox.get(f"/graph/me/subscriptions?access_token={TOKEN}").json == {"subscriptions": []}
    assert sandbox.graph("unsubscribe", {"url": "https://kabinet.example/hook"}).json == {"success": False}


@pytest.mark.parametrize(
    "body", [{}, {"url": 5}, {"url": "ftp://x"}, {"url": "http://x", "types": []}, {"url": "http://x", "types": ["X"]}]
)
def test_a_wrong_subscription_is_error_100(sandbox: Driver, body: Any) -> None:
    assert sandbox.graph("subscribe", body).error == 100


def test_a_wrong_token_subscribes_to_nothing(sandbox: Driver) -> None:
    assert sandbox.graph("subscribe", {"url": "http://127.0.0.1/"}, "other").error == 103
    assert sandbox.get("/graph/me/subscriptions?access_token=other").error == 103


# What is delivered


def test_a_message_is_delivered_as_ok_writes_it(subscribed: Driver, receiver: Receiver) -> None:
    written = write(subscribed)
    [event] = receiver.wait(1)
    path, headers, _ = receiver.given[0]
    assert path == "/hooks/ok/unguessable"
    assert headers["content-type"] == "application/json;charset=utf-8"
    assert event["webhookType"] == "MESSAGE_CREATED"
    assert event["sender"] == {"user_id": f"user:{ANNA}", "name": "Анна Петрова"}
    assert event["recipient"]["chat_id"].startswith("chat:C")
    assert (event["message"]["text"], event["message"]["mid"]) == ("Когда раздача?", written["id"])
    assert event["message"]["seq"] > 1 << 53
    assert abs(event["timestamp"] / 1000 - time.time()) < 10


def test_numbers_of_messages_grow_and_are_never_the_same(subscribed: Driver, receiver: Receiver) -> None:
    for _ in range(5):
        write(subscribed)
    events = receiver.wait(5)
    assert len({event["message"]["mid"] for event in events}) == 5
    assert len({event["message"]["seq"] for event in events}) == 5


def test_attachments_and_what_is_answered_are_delivered(subscribed: Driver, receiver: Receiver) -> None:
    subscribed.send()
    answered = subscribed.inbox()[0]["id"]
    image = {"type": "IMAGE", "payload": {"url": "https://i.okcdn.ru/1"}}
    write(subscribed, "", attachments=[image], reply_to=answered)
    [event] = receiver.wait(1)
    assert (event["message"]["attachments"], event["message"]["reply_to"]) == ([image], answered)


def test_a_pressed_button_is_delivered_with_its_payload(subscribed: Driver, receiver: Receiver) -> None:
    written = press(subscribed)
    [event] = receiver.wait(1)
    assert (event["webhookType"], event["payload"], event["mid"]) == ("MESSAGE_CALLBACK", "paid:1042", written["under"])
    assert event["callbackId"]
    assert "message" not in event


def test_the_cabinet_reads_what_is_delivered(subscribed: Driver) -> None:
    write(subscribed)
    press(subscribed)
    pressed, created = [read_incoming(each["body"].encode()) for each in deliveries(subscribed)]
    assert (created.kind, created.user, created.text) == (MessageKind.MESSAGE, ANNA, "Когда раздача?")
    assert (pressed.kind, pressed.user, pressed.payload) == (MessageKind.CALLBACK, ANNA, "paid:1042")


def test_only_what_was_subscribed_to_is_delivered(sandbox: Driver, receiver: Receiver) -> None:
    sandbox.graph("subscribe", {"url": receiver.url, "types": ["MESSAGE_CALLBACK"]})
    write(sandbox)
    press(sandbox)
    assert [event["webhookType"] for event in receiver.wait(1)] == ["MESSAGE_CALLBACK"]
    assert len(deliveries(sandbox)) == 1


def test_an_address_that_is_not_on_this_machine_is_never_called(sandbox: Driver) -> None:
    sandbox.graph("subscribe", {"url": "https://kabinet.example/hooks/ok/unguessable"})
    write(sandbox)
    [delivery] = deliveries(sandbox)
    assert (delivery["state"], delivery["attempts"]) == ("outside", 0)
    assert delivery["to"] == "https://kabinet.example/…"


# At least once, and worse


def test_a_delivery_is_repeated_until_it_is_answered_with_200(subscribed: Driver, receiver: Receiver) -> None:
    receiver.statuses = [500, 204]
    write(subscribed)
    first, second, third = receiver.wait(3)
    assert first == second == third
    assert settled(subscribed, "delivered")["attempts"] == 3
    outcomes = [
        call["outcome"] for call in subscribed.get("/sandbox/calls").json["calls"] if call["target"] == "ok.hook"
    ]
    assert outcomes == ["500", "204", "ok"]


def test_an_answer_that_comes_too_late_is_none(
    subscribed: Driver, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "ANSWER_WITHIN", 0.2)
    receiver.pauses = [0.5]
    write(subscribed)
    first, second = receiver.wait(2)
    assert first == second
    assert settled(subscribed, "delivered")["attempts"] == 2
    calls = subscribed.get("/sandbox/calls").json["calls"]
    assert [call["outcome"] for call in calls if call["target"] == "ok.hook"] == ["silence", "ok"]


def test_whoever_never_answers_loses_the_subscription(
    subscribed: Driver, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks, "GIVE_UP", 0.0)
    receiver.statuses = [500]
    write(subscribed)
    assert settled(subscribed, "given up")["attempts"] == 1
    assert subscribed.get(f"/graph/me/subscriptions?access_token={TOKEN}").json == {"subscriptions": []}


def test_nobody_there_is_tried_again_later(sandbox: Driver) -> None:
    with receiving() as gone:
        pass
    sandbox.control("hooks", {"retry": 0.05})
    sandbox.graph("subscribe", {"url": gone.url})
    write(sandbox)
    last = once(lambda: deliveries(sandbox)[0], lambda seen: seen["attempts"] >= 2)
    assert (last["state"], last["outcome"]) == ("waiting", "no connection")


def test_a_delivery_can_come_twice(subscribed: Driver, receiver: Receiver) -> None:
    subscribed.control("hooks", {"manner": "twice"})
    write(subscribed)
    first, second = receiver.wait(2)
    assert first == second


def test_a_delivery_can_be_late(subscribed: Driver, receiver: Receiver) -> None:
    subscribed.control("hooks", {"manner": "late", "seconds": 0.3})
    begun = time.monotonic()
    write(subscribed)
    receiver.wait(1)
    assert time.monotonic() - begun >= 0.3


def test_the_second_of_two_can_come_first(subscribed: Driver, receiver: Receiver) -> None:
    subscribed.control("hooks", {"manner": "swapped", "seconds": 0.3})
    write(subscribed, "первое")
    write(subscribed, "второе")
    assert [event["message"]["text"] for event in receiver.wait(2)] == ["второе", "первое"]


def test_a_subscription_can_be_dropped_and_what_waits_for_it_goes_too(sandbox: Driver, receiver: Receiver) -> None:
    sandbox.control("hooks", {"retry": 0.1})
    sandbox.graph("subscribe", {"url": receiver.url})
    receiver.statuses = [500] * 5
    write(sandbox)
    receiver.wait(1)
    assert sandbox.control("hooks/drop", {})["subscriptions"] == []
    assert settled(sandbox, "dropped")["attempts"] <= 2
    write(sandbox)
    assert len(deliveries(sandbox)) == 1


def test_neither_the_state_nor_the_deliveries_show_the_path(subscribed: Driver) -> None:
    write(subscribed)
    for path in ("/sandbox/state", "/sandbox/hooks", "/sandbox/calls"):
        assert "unguessable" not in subscribed.get(path).body.decode()
