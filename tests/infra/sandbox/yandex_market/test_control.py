"""Orders are made, moved and cancelled; what was told and heard is shown."""

from typing import Any

import pytest

from infra.sandbox.yandex_market import control as market_control
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.receiver import Hook
from tests.infra.sandbox.yandex_market.talking import control, look, made, settled


def test_the_state_shows_what_a_page_needs(sandbox: Driver) -> None:
    state = look(sandbox, "state")
    assert [shop["campaign"] for shop in state["shops"]] == [700001, 700002, 700003, 700009]
    assert {key["name"] for key in state["keys"]} == {"orders", "all", "looking", "prices", "foreign"}
    assert (state["orders"], state["webhooks"], state["limit"]["at_once"]) == (0, [], 6)
    faults = sandbox.get("/sandbox/state").json["faults"]
    assert {"yandex_market", "yandex_market pushes"} <= set(faults)


def test_an_order_is_whole_without_a_word(sandbox: Driver) -> None:
    order = made(sandbox)
    assert (order["status"], order["substatus"], order["campaignId"]) == ("PROCESSING", "STARTED", 700001)
    assert order["items"][0]["prices"]["payment"] == {"value": 1530.0, "currencyId": "RUR"}
    assert made(sandbox)["orderId"] == order["orderId"] + 1


def test_an_order_is_made_as_it_is_wished(sandbox: Driver) -> None:
    lines = [{"article": "A", "name": "Б", "count": 2, "price": "10.35", "points": 5, "needs": ["CIS"]}]
    order = made(
        sandbox,
        **{"lines": lines, "campaign": 700002, "program": "FBS", "platform": "OTHER", "external": "X-1", "fake": True},
        **{"notes": "Звоните", "prepaid": False, "region": "Тульская область", "city": "Тула", "ship": "2026-11-30"},
    )
    item = order["items"][0]
    assert (item["prices"]["payment"]["value"], item["prices"]["cashback"]["value"]) == (15.7, 5.0)
    assert (item["requiredInstanceTypes"], order["externalOrderId"], order["fake"]) == (["CIS"], "X-1", True)
    assert (order["notes"], order["paymentType"]) == ("Звоните", "POSTPAID")
    assert order["delivery"]["courier"]["region"]["name"] == "Тула"
    assert order["delivery"]["shipment"]["shipmentDate"] == "2026-11-30"


def test_a_made_order_is_told_of_and_a_silent_one_is_not(connected: Driver, hook: Hook) -> None:
    made(connected, silent=True)
    order = made(connected)
    events = {event["notificationType"]: event for event in hook.wait(2)}
    assert set(events) == {"ORDER_CREATED", "ORDER_STATUS_UPDATED"}
    assert events["ORDER_CREATED"]["items"] == [{"offerId": "OC90", "count": 1}]
    assert {event["orderId"] for event in events.values()} == {order["orderId"]}
    settled(connected, 2)
    shown = look(connected, "orders")["orders"][0]
    assert [each["state"] for each in shown["pushes"]] == ["delivered", "delivered"]


def test_the_newest_orders_are_shown_and_any_by_its_number(sandbox: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(market_control, "SHOWN", 2)
    first, second, third = (made(sandbox, silent=True)["orderId"] for _ in range(3))
    shown = look(sandbox, "orders")
    assert ([each["orderId"] for each in shown["orders"]], shown["count"]) == ([third, second], 3)
    assert [each["orderId"] for each in look(sandbox, f"orders?order={first}")["orders"]] == [first]
    assert look(sandbox, "orders?order=x")["orders"] == []


def test_a_buyer_cancels_at_once_or_on_request(connected: Driver, hook: Hook) -> None:
    number = made(connected, silent=True)["orderId"]
    order = control(connected, "cancel", order=number)["order"]
    assert (order["status"], order["substatus"]) == ("CANCELLED", "USER_CHANGED_MIND")
    hook.wait(2)
    assert set(hook.types) == {"ORDER_CANCELLED", "ORDER_STATUS_UPDATED"}
    hook.given.clear()
    away = made(connected, silent=True, status="DELIVERY")["orderId"]
    order = control(connected, "cancel", order=away)["order"]
    assert (order["status"], order["cancelRequested"]) == ("DELIVERY", True)
    hook.wait(1)
    assert hook.types == ["ORDER_CANCELLATION_REQUEST"]


def test_an_order_is_moved_anywhere(connected: Driver, hook: Hook) -> None:
    number = made(connected, silent=True, status="UNPAID")["orderId"]
    for status, substatus in (("PROCESSING", "STARTED"), ("DELIVERED", "x"), ("UNPAID", "y"), ("CANCELLED", "LOST")):
        moved = control(connected, "status", order=number, status=status, substatus=substatus)["order"]
        assert (moved["status"], moved["substatus"]) == (status, substatus)
    hook.wait(5)
    assert sorted(hook.types) == ["ORDER_CANCELLED"] + ["ORDER_STATUS_UPDATED"] * 4


def test_any_notification_can_be_pushed(connected: Driver, hook: Hook) -> None:
    control(connected, "push", notificationType="STOCKS_OF_TOMORROW", businessId=900001, x={"y": [1]})
    control(connected, "push", notificationType="PING")
    events = hook.wait(2)
    assert {"notificationType": "STOCKS_OF_TOMORROW", "businessId": 900001, "x": {"y": [1]}} in events
    assert any(event["notificationType"] == "PING" and event["time"] for event in events)


@pytest.mark.parametrize(
    ("path", "wish", "about"),
    [
        ("order", {"colour": "red"}, "colour"),
        ("order", {"campaign": 5}, "campaign"),
        ("order", {"program": "OZON"}, "program"),
        ("order", {"platform": "EBAY"}, "platform"),
        ("order", {"status": "NEW"}, "status"),
        ("order", {"lines": []}, "lines"),
        ("order", {"lines": [5]}, "lines"),
        ("order", {"lines": [{"count": 0}]}, "count"),
        ("order", {"lines": [{"price": "дорого"}]}, "price"),
        ("order", {"lines": [{"price": -1}]}, "price"),
        ("order", {"lines": [{"needs": ["RUNES"]}]}, "needs"),
        ("order", {"lines": [{"colour": "red"}]}, "colour"),
        ("order", {"buyer": {"name": "Анна"}}, "name"),
        ("order", {"buyer": 5}, "buyer"),
        ("order", {"ship": "завтра"}, "ship"),
        ("order", {"fake": "yes"}, "fake"),
        ("cancel", {"order": 5}, "order"),
        ("cancel", {}, "order"),
        ("status", {"order": 5, "status": "UNPAID"}, "order"),
        ("webhook", {"url": "ftp://x"}, "url"),
        ("webhook", {"url": 5}, "url"),
        ("webhook", {"campaign": 5}, "campaign"),
        ("retry", {"seconds": 0}, "seconds"),
        ("limit", {"per_hour": -1}, "per_hour"),
        ("limit", {"at_once": 0}, "at_once"),
    ],
)
def test_a_wrong_wish_is_refused_in_words(sandbox: Driver, path: str, wish: Any, about: str) -> None:
    answer = sandbox.post(f"/sandbox/yandex_market/{path}", wish)
    assert answer.status == 400
    assert about in answer.json["error"]


def test_a_form_of_a_foreign_page_is_refused(sandbox: Driver) -> None:
    for path in ("order", "cancel", "status", "push", "webhook", "retry", "limit"):
        assert sandbox.ask("POST", f"/sandbox/yandex_market/{path}", b"{}", "text/plain").status == 415
