"""Pushes: again until they are taken, and as badly as they are told to come."""

import time
from typing import Any

import pytest

from infra.sandbox.ozon import pushes
from tests.infra.sandbox.ozon.shop import Hook, Shop


def misbehave(shop: Shop, kind: str, **wish: Any) -> None:
    shop.driver.control("faults", {"target": "ozon pushes", "kind": kind, **wish})


def test_a_new_posting_is_told(shop: Shop, hook: Hook) -> None:
    number = shop.order()
    (event,) = hook.wait(1)
    assert (event["message_type"], event["posting_number"]) == ("TYPE_NEW_POSTING", number)
    assert event["products"] == [{"sku": 147451959, "offer_id": "BX-0986", "quantity": 1}]
    (push, _) = shop.settled("delivered", 2)
    assert (push["type"], push["attempts"], push["outcome"]) == ("TYPE_NEW_POSTING", 1, "ok")
    assert "url" not in push


def test_nobody_is_told_where_nobody_is_connected(shop: Shop, hook: Hook) -> None:
    shop.order(seller="1000043")
    shop.order(push=False)
    shop.control("hook", url="")
    shop.order()
    time.sleep(0.05)
    assert hook.given == []


def test_it_is_pushed_again_until_it_is_taken_to_the_letter(shop: Shop, hook: Hook) -> None:
    hook.answers = [500, {"result": "true"}, {}]
    shop.order()
    assert len(hook.wait(4)) == 4
    (push, _) = shop.settled("delivered", 2)
    assert push["attempts"] == 4


def test_it_is_lost_at_the_end(shop: Shop, hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushes, "MOST_ATTEMPTS", 3)
    hook.answers = [503] * 3
    shop.order()
    (push,) = shop.settled("lost")
    assert (push["attempts"], push["outcome"], len(hook.given)) == (3, "503", 3)


def test_suspended_pushes_never_come(shop: Shop, hook: Hook) -> None:
    shop.control("hook", suspended=True)
    shop.order()
    assert shop.settled("suspended")[0]["attempts"] == 0
    shop.control("hook", suspended=False)
    shop.order()
    assert len(hook.wait(1)) == 1


def test_an_address_elsewhere_is_never_tried(shop: Shop) -> None:
    shop.control("hook", url="https://example.com/hook")
    assert shop.settled("outside")[0]["attempts"] == 0


def test_twice(shop: Shop, hook: Hook) -> None:
    misbehave(shop, "duplicated")
    shop.order()
    first, second = hook.wait(2)
    assert first == second


def test_late(shop: Shop, hook: Hook) -> None:
    misbehave(shop, "late", seconds=0.2)
    begun = time.monotonic()
    shop.order()
    hook.wait(1)
    assert time.monotonic() - begun >= 0.2


def test_the_second_before_the_first(shop: Shop, hook: Hook) -> None:
    misbehave(shop, "reordered", seconds=0.2)
    number = shop.order()
    shop.control("cancel", posting_number=number)
    hook.wait(2)
    assert sorted(hook.types) == ["TYPE_NEW_POSTING", "TYPE_POSTING_CANCELLED"]
    pushed = sorted((each for each in shop.pushes() if each["type"] != "TYPE_PING"), key=lambda each: int(each["n"]))
    held = [each["type"] for each in pushed if each["n"] % 2]
    assert hook.types[-1] == held[0]


def test_dropped(shop: Shop, hook: Hook) -> None:
    misbehave(shop, "dropped", calls=1)
    shop.order()
    assert shop.settled("dropped")[0]["attempts"] == 0
    shop.order()
    assert len(hook.wait(1)) == 1


def test_a_lost_answer_brings_it_again(shop: Shop, hook: Hook) -> None:
    misbehave(shop, "lost", calls=1)
    shop.order()
    first, second = hook.wait(2)
    assert first == second
    misbehave(shop, "5xx", calls=1)
    shop.order()
    shop.settled("delivered", 3)
    assert len(hook.given) == 3


def test_a_burst_is_delivered_to_the_last(shop: Shop, hook: Hook) -> None:
    for n in range(200):
        shop.control("push", event={"message_type": "TYPE_STATE_CHANGED", "posting_number": str(n), "seller_id": 1})
    shop.settled("delivered", 201)
    assert {each["posting_number"] for each in hook.given} == {str(n) for n in range(200)}


def test_reset_forgets_them(shop: Shop, hook: Hook) -> None:
    shop.order()
    hook.wait(1)
    shop.driver.control("reset", {})
    assert shop.pushes() == []
    shop.order()
    time.sleep(0.05)
    assert len(hook.given) == 1
