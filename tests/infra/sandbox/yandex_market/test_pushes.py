"""Notifications on their way: until they are acknowledged, and as badly as it is ordered."""

import time
from typing import Any

import pytest

from infra.sandbox.yandex_market import posting, pushes
from infra.sandbox.yandex_market.pushes import concerns
from infra.sandbox.yandex_market.state import Subscription
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.receiver import Hook
from tests.infra.sandbox.yandex_market.talking import Seller, control, look, made, settled


def pushed(sandbox: Driver, n: int = 1) -> None:
    control(sandbox, "push", notificationType="ORDER_UPDATED", orderId=n, campaignId=700001)


def order_fault(sandbox: Driver, kind: str | None, **wish: Any) -> None:
    sandbox.control("faults", {"target": "yandex_market pushes", "kind": kind, **wish})


def test_a_webhook_is_connected_when_it_answers_a_ping(sandbox: Driver, hook: Hook) -> None:
    assert control(sandbox, "webhook", url=hook.url)["connected"]
    path, event = hook.given[0]
    assert (path, event["notificationType"]) == ("/hooks/unguessable/notification", "PING")
    assert event["time"].endswith("017Z")
    assert look(sandbox, "state")["webhooks"] == [None]
    control(sandbox, "webhook", url=None)
    made(sandbox)
    assert look(sandbox, "pushes")["pushes"] == []


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (500, None, "500"),
        (400, None, "400"),
        (200, {}, "wrong reply"),
        (200, {"result": True}, "wrong reply"),
        (200, {"version": "1", "name": "", "time": "x"}, "wrong reply"),
        (200, {"version": "1", "name": "n" * 101, "time": "x"}, "wrong reply"),
    ],
)
def test_a_wrong_answer_to_a_ping_connects_nothing(
    sandbox: Driver, hook: Hook, status: int, body: Any, outcome: str
) -> None:
    hook.statuses, hook.bodies = [status], [] if body is None else [body]
    assert control(sandbox, "webhook", url=hook.url) == {"connected": False, "outcome": outcome}
    assert look(sandbox, "state")["webhooks"] == []


def test_nobody_there_connects_nothing(sandbox: Driver, hook: Hook) -> None:
    outcomes = [
        control(sandbox, "webhook", url=url)["outcome"] for url in ("http://127.0.0.1:9/x", "https://kabinet.example/x")
    ]
    assert outcomes == ["no connection", "outside"]


def test_each_is_delivered_until_it_is_acknowledged(connected: Driver, hook: Hook) -> None:
    hook.statuses = [500, 204, 200]
    hook.bodies = [{}, {}, {"result": True}]
    pushed(connected)
    first, *others = hook.wait(4)
    assert others == [first] * 3
    assert [(each["state"], each["attempts"]) for each in settled(connected, 1)] == [("delivered", 4)]
    calls = connected.get("/sandbox/calls").json["calls"]
    outcomes = [call["outcome"] for call in calls if call["method"] == "ORDER_UPDATED"]
    assert outcomes == ["500", "204", "wrong reply", "ok"]


def test_what_is_answered_with_400_is_never_sent_again(connected: Driver, hook: Hook) -> None:
    hook.statuses = [400]
    pushed(connected)
    assert [(each["state"], each["attempts"]) for each in settled(connected, 1)] == [("refused", 1)]


def test_an_answer_that_comes_too_late_is_none(connected: Driver, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "ANSWER_WITHIN", 0.05)
    hook.pauses = [0.2]
    pushed(connected)
    hook.wait(2)
    monkeypatch.setattr(posting, "ANSWER_WITHIN", 10.0)
    assert settled(connected, 1)[0]["state"] == "delivered"


def test_whoever_never_answers_is_told_nothing_more(
    connected: Driver, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushes, "GIVE_UP", 0.0)
    hook.statuses = [500]
    pushed(connected)
    assert settled(connected, 1)[0]["state"] == "given up"
    assert look(connected, "state")["webhooks"] == []


def test_a_seller_hears_of_his_own_change(connected: Driver, hook: Hook) -> None:
    number = made(connected, silent=True)["orderId"]
    Seller(connected).status(number, "PROCESSING", "READY_TO_SHIP")
    event = hook.wait(1)[0]
    assert (event["notificationType"], event["substatus"]) == ("ORDER_STATUS_UPDATED", "READY_TO_SHIP")
    Seller(connected).status(number, "CANCELLED", "SHOP_FAILED")
    hook.wait(3)
    assert sorted(hook.types) == ["ORDER_CANCELLED", "ORDER_STATUS_UPDATED", "ORDER_STATUS_UPDATED"]


def test_a_push_can_come_twice(connected: Driver, hook: Hook) -> None:
    order_fault(connected, "duplicated", calls=1)
    pushed(connected)
    first, second = hook.wait(2)
    assert first == second


def test_a_push_can_be_late(connected: Driver, hook: Hook) -> None:
    order_fault(connected, "late", seconds=0.15)
    begun = time.monotonic()
    pushed(connected)
    hook.wait(1)
    assert time.monotonic() - begun >= 0.15


def test_the_second_of_two_can_come_first(connected: Driver, hook: Hook) -> None:
    order_fault(connected, "reordered", seconds=0.15)
    pushed(connected, 1)
    pushed(connected, 2)
    assert [event["orderId"] for event in hook.wait(2)] == [2, 1]


def test_a_push_can_be_dropped(connected: Driver, hook: Hook) -> None:
    for kind in ("dropped", "lost", "5xx"):
        order_fault(connected, kind, calls=1)
        pushed(connected)
    pushed(connected, 7)
    assert [event["orderId"] for event in hook.wait(1)] == [7]
    assert [each["state"] for each in settled(connected, 4)] == ["dropped"] * 3 + ["delivered"]


def test_pushes_wait_for_nobody(connected: Driver, hook: Hook) -> None:
    for n in range(200):
        pushed(connected, n)
    hook.wait(200)
    assert sorted(event["orderId"] for event in hook.wait(200)) == list(range(200))


def test_who_subscribed_to_a_shop_hears_of_that_shop() -> None:
    of_shop, of_all = Subscription("u", 700001), Subscription("u")
    for event, shop, everything in (
        ({"campaignId": 700001}, True, True),
        ({"campaignId": 700002}, False, True),
        ({"campaignId": 700009}, False, False),
        ({"businessId": 900001}, False, True),
        ({"campaignId": "x"}, False, True),
        ({}, False, True),
    ):
        assert (concerns(of_shop, event), concerns(of_all, event)) == (shop, everything), event


def test_nothing_shows_the_path(connected: Driver, hook: Hook) -> None:
    pushed(connected)
    settled(connected, 1)
    for path in ("yandex_market/state", "yandex_market/pushes", "yandex_market/orders", "calls", "state"):
        assert "unguessable" not in connected.get(f"/sandbox/{path}").body.decode()
