"""Control calls."""

from typing import Any

from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.infra.sandbox.ozon.shop import Hook, Shop


def seller(shop: Shop, number: str = CLIENT_ID) -> Any:
    sellers = shop.driver.get("/sandbox/ozon/state").json["sellers"]
    return next(each for each in sellers if each["client_id"] == number)


def test_the_state_shows_postings_and_no_secret(shop: Shop) -> None:
    number = shop.order(ship="late")
    shop.control("hook", url="http://127.0.0.1:9/unguessable")
    (posting,) = seller(shop)["postings"]
    assert (posting["posting_number"], posting["ship"], posting["status"]) == (number, "late", "awaiting_packaging")
    assert seller(shop)["pushes"]
    for path in ("state", "pushes"):
        body = shop.driver.get(f"/sandbox/ozon/{path}").body.decode()
        assert "unguessable" not in body
        assert API_KEY not in body


def test_connecting_pings(shop: Shop, hook: Hook) -> None:
    ping = shop.control("hook", url=hook.url)["ping"]
    (event,) = hook.wait(1)
    assert set(event) == {"message_type", "time"}
    assert ping in [each["n"] for each in shop.pushes()]
    assert shop.control("hook", retry=1)["ping"] is None
    assert shop.control("hook", url="")["seller"]["pushes"] is False


def test_a_buyer_cancels(shop: Shop, hook: Hook) -> None:
    number = shop.order(push=False)
    shop.control("cancel", posting_number=number)
    (event,) = hook.wait(1)
    assert (event["message_type"], event["reason"]["id"]) == ("TYPE_POSTING_CANCELLED", 0)
    assert shop.posting(number)["cancellation"]["cancellation_type"] == "client"


def test_a_posting_is_moved(shop: Shop, hook: Hook) -> None:
    number = shop.order(push=False)
    shop.control("move", posting_number=number, state="posting_driver_pick_up", push=False)
    assert shop.control("move", posting_number=number, state="posting_received")["posting"]["status"] == "delivered"
    (event,) = hook.wait(1)
    assert (event["new_state"], event["changed_state_date"].endswith(".123456789Z")) == ("posting_received", True)


def test_whatever_is_wished_for_is_pushed_to_the_letter(shop: Shop, hook: Hook) -> None:
    event = {"message_type": "TYPE_OF_NEXT_YEAR", "seller_id": "7", "x": [None]}
    shop.control("push", event=event)
    assert hook.wait(1) == [event]
    assert shop.control("push", seller="1000043", event=event)["n"] is None


def test_a_clock_stands_still(shop: Shop) -> None:
    assert shop.control("clock", now="2026-11-22T09:30:00Z") == {"now": "2026-11-22T09:30:00Z"}
    number = shop.order()
    assert shop.posting(number)["in_process_at"] == "2026-11-22T09:30:00Z"
    assert shop.posting(number)["shipment_date"] == "2026-11-23T09:30:00Z"
    assert shop.control("clock", now=None)["now"] > "2026-11-22T09:30:00Z"


def test_wrong_wishes_are_refused_in_words(shop: Shop) -> None:
    number = shop.order()
    for path, wish, word in (
        ("order", {"x": 1}, "Unknown name"),
        ("cancel", {"posting_number": "none"}, "posting_number"),
        ("move", {"posting_number": number, "state": "posting_gone"}, "state"),
        ("move", {"posting_number": number, "state": "posting_received", "push": "no"}, "push"),
        ("push", {"event": []}, "event"),
        ("hook", {"seller": "none", "url": ""}, "seller"),
        ("hook", {"retry": 0}, "retry"),
        ("seller", {"client_id": "x", "api_key": "k"}, "client_id"),
        ("seller", {"client_id": "5"}, "api_key"),
        ("seller", {"client_id": CLIENT_ID, "key": "lost"}, "key"),
        ("limit", {"per_second": 0}, "per_second"),
        ("clock", {"now": "tomorrow"}, "now"),
    ):
        assert word in shop.refused(path, wish), (path, wish)
