"""The played supplier keeps to docs/suppliers.md, and refuses what it refuses."""

import json
from typing import Any

import pytest

from infra.sandbox.supplier.api import TOKEN
from tests.infra.sandbox.driver import Answer, Driver

WISH: dict[str, Any] = {"offer": "p4", "quantity": 2, "price": "410.00", "currency": "RUB"}


def ask(sandbox: Driver, method: str, path: str, body: object = None, token: str = TOKEN) -> Answer:
    sent = json.dumps(body).encode() if body is not None else b""
    return sandbox.ask(method, f"/supplier/api/{path}", sent, "application/json", Authorization=f"Bearer {token}")


def put(sandbox: Driver, key: str = "k1", **fields: Any) -> Answer:
    return ask(sandbox, "PUT", f"reservations/{key}", {**WISH, **fields})


def stock(sandbox: Driver, offer: str = "p4") -> int | None:
    offers = sandbox.get("/sandbox/supplier/state").json["offers"]
    return next(each["stock"] for each in offers if each["id"] == offer)  # type: ignore[no-any-return]


def test_offers_are_of_an_article_however_it_is_written(sandbox: Driver) -> None:
    found = ask(sandbox, "GET", "offers?article=oc%2090&brand=KNECHT").json["offers"]
    assert [each["id"] for each in found] == ["p4", "p5"]
    assert found[0]["price"] == "410.00"
    assert ask(sandbox, "GET", "offers?article=none").json == {"offers": []}
    for path in ("offers", "offers?article=", "offers?article=OC-90&colour=red"):
        assert ask(sandbox, "GET", path).status == 400


def test_a_key_holds_one_reservation_that_only_grows_smaller(sandbox: Driver) -> None:
    assert [put(sandbox).status, put(sandbox).status, stock(sandbox)] == [201, 200, 4]
    assert ask(sandbox, "GET", "reservations/k1").json == {"key": "k1", "offer": "p4", "quantity": 2, "price": "410.00"}
    assert put(sandbox, quantity=3).json["error"] == "differs"
    assert (put(sandbox, quantity=1).status, stock(sandbox)) == (200, 5)
    assert put(sandbox).json["error"] == "differs"


def test_what_was_released_never_comes_back_whatever_came_first(sandbox: Driver) -> None:
    put(sandbox)
    for _ in range(2):
        assert ask(sandbox, "DELETE", "reservations/k1").status == 204
        assert stock(sandbox) == 6
    assert ask(sandbox, "GET", "reservations/k1").status == 404
    assert put(sandbox).json["error"] == "released"
    assert ask(sandbox, "DELETE", "reservations/k2").status == 204
    assert put(sandbox, "k2").json["error"] == "released"


def test_what_is_not_there_or_costs_other_is_refused(sandbox: Driver) -> None:
    assert put(sandbox, quantity=7).json["error"] == "gone"
    assert put(sandbox, offer="p9").json["error"] == "gone"
    assert put(sandbox, price="400.00").json["error"] == "price_changed"
    sandbox.control("supplier/change", {"offer": "p4", "price": 40_000, "stock": 1})
    assert put(sandbox, price="400.00", quantity=1).status == 201
    assert put(sandbox, "k2", offer="p3", price="1310.00", quantity=900).status == 201


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": 0}, {"quantity": "2"}, {"quantity": True}, {"price": 410}, {"price": "410"}, {"currency": "USD"}],
)
def test_a_body_that_is_not_as_described_is_refused(sandbox: Driver, wrong: dict[str, Any]) -> None:
    assert put(sandbox, **wrong).status == 422
    assert ask(sandbox, "PUT", "reservations/k1", [1]).status == 422
    assert ask(sandbox, "PUT", "reservations/k1", {"offer": "p4"}).status == 422


def test_nobody_else_is_served(sandbox: Driver) -> None:
    assert ask(sandbox, "GET", "offers?article=OC-90", token="x").status == 401
