"""The played marketplace holds its callers to the form."""

import json
from typing import Any

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.getzzap.asking import SINCE, WHOLE, decide, get, made


def test_orders_come_in_pages_and_one_by_one(sandbox: Driver) -> None:
    numbers = [made(sandbox, silent=True) for _ in range(51)]
    first = get(sandbox, f"orders?{SINCE}").json
    second = get(sandbox, f"orders?{SINCE}&cursor={first['cursor']}").json
    assert [each["order"] for each in (*first["orders"], *second["orders"])] == numbers
    assert second["cursor"] is None
    assert get(sandbox, f"orders/{numbers[0]}").json == first["orders"][0]
    assert get(sandbox, "orders/GZ-1").status == 404
    assert get(sandbox, "office").json["seller"] == "office-77"


def test_without_the_token_nobody_comes_in(sandbox: Driver) -> None:
    for token in ("", "Bearer x", "sandbox-getzzap-token"):
        assert sandbox.ask("GET", "/getzzap/api/office", Authorization=token).status == 401
    assert sandbox.get("/sandbox/getzzap/orders").json["calls"] == 0


def test_dates_are_needed_and_name_their_zone(sandbox: Driver) -> None:
    for query in ("", "since=2026-11-28T00:00:00Z", "since=x&until=y", f"{SINCE}&cursor=x"):
        assert get(sandbox, f"orders?{query}").status == 422, query
    assert get(sandbox, "orders?since=2026-11-28T00:00:00&until=2026-11-29T00:00:00").status == 422


def test_a_decision_is_taken_once_and_whole(sandbox: Driver) -> None:
    number = made(sandbox)
    body = json.dumps({"lines": WHOLE}).encode()
    for _ in range(2):
        answer = decide(sandbox, f"{number}/accept", body)
        assert (answer.status, answer.json["order"]["phase"]) == (200, "accepted")
    refusal = json.dumps({"lines": WHOLE, "reason": "other", "text": "нет"}).encode()
    assert decide(sandbox, f"{number}/refuse", refusal).json["order"]["phase"] == "cancelled"
    assert decide(sandbox, f"{number}/accept", body).status == 409
    assert decide(sandbox, "GZ-1/accept", body).status == 404


def test_a_decision_of_another_form_is_refused(sandbox: Driver) -> None:
    number = made(sandbox)
    wishes: tuple[Any, ...] = (
        *({}, [], {"lines": []}, {"lines": WHOLE, "more": 1}, {"lines": [{"key": "9", "quantity": 1}]}),
        *(
            {"lines": [{"key": "1"}]},
            {"lines": [{"key": "1", "quantity": 3}]},
            {"lines": [{"key": "1", "quantity": 0}]},
        ),
        *({"lines": [{"key": "1", "quantity": "2"}]}, {"lines": [5]}, {"lines": "x"}),
    )
    for wish in wishes:
        assert decide(sandbox, f"{number}/accept", json.dumps(wish).encode()).status == 422, wish
    assert [decide(sandbox, f"{number}/accept", body).status for body in (b"{", b"[" * 100_000)] == [422, 422]
    assert decide(sandbox, f"{number}/accept", b"{}", "text/plain").status == 422
    assert (
        decide(sandbox, f"{number}/refuse", json.dumps({"lines": WHOLE, "reason": 5, "text": ""}).encode()).status
        == 422
    )
    assert get(sandbox, f"orders/{number}").json["status"] == "new"


def test_every_way_to_say_no_does_nothing(sandbox: Driver) -> None:
    number = made(sandbox)
    for kind, status in (
        *(("error_200", 200), ("key_dead", 401), ("denied", 403), ("429", 429), ("moved", 302), ("page", 200)),
        ("shape", 200),
    ):
        sandbox.control("faults", {"target": "getzzap", "kind": kind, "calls": 1})
        answer = decide(sandbox, f"{number}/accept", json.dumps({"lines": WHOLE}).encode())
        assert answer.status == status, kind
    assert get(sandbox, f"orders/{number}").json["status"] == "new"
