"""What a seller may change, and what the Market refuses."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.talking import Seller, error, look, made

Wish = Callable[[list[int]], dict[str, Any]]
"""Of the numbers of the order's items."""

TWO = [{"count": 3, "price": 1000}, {"article": "W712", "count": 2, "price": 900}]


def told(sandbox: Driver) -> dict[str, Any]:
    newest: dict[str, Any] = look(sandbox, "orders")["orders"][0]
    return newest


@pytest.mark.parametrize(
    ("before", "wished", "allowed"),
    [
        (("PROCESSING", "STARTED"), ("PROCESSING", "READY_TO_SHIP"), True),
        (("PROCESSING", "STARTED"), ("CANCELLED", "SHOP_FAILED"), True),
        (("PROCESSING", "READY_TO_SHIP"), ("CANCELLED", "SHOP_FAILED"), True),
        (("PROCESSING", "READY_TO_SHIP"), ("DELIVERY", "DELIVERY_SERVICE_RECEIVED"), True),
        (("PROCESSING", "READY_TO_SHIP"), ("PROCESSING", "READY_TO_SHIP"), False),
        (("PROCESSING", "STARTED"), ("CANCELLED", "USER_CHANGED_MIND"), False),
        (("PROCESSING", "STARTED"), ("DELIVERED", "UNKNOWN"), False),
        (("UNPAID", "WAITING_USER_INPUT"), ("PROCESSING", "READY_TO_SHIP"), False),
        (("CANCELLED", "SHOP_FAILED"), ("PROCESSING", "READY_TO_SHIP"), False),
        (("DELIVERY", "DELIVERY_SERVICE_RECEIVED"), ("CANCELLED", "SHOP_FAILED"), False),
    ],
)
def test_a_status_follows_another(
    sandbox: Driver, seller: Seller, before: tuple[str, str], wished: tuple[str, str], allowed: bool
) -> None:
    number = made(sandbox, status=before[0], substatus=before[1])["orderId"]
    answer = seller.status(number, *wished)
    assert answer.status == (200 if allowed else 400)
    assert (told(sandbox)["status"], told(sandbox)["substatus"]) == (wished if allowed else before)
    if allowed:
        assert set(answer.json["order"]) >= {"id", "status", "substatus", "creationDate", "currency", "itemsTotal"}


def test_a_shop_of_fbs_does_not_deliver(sandbox: Driver, seller: Seller) -> None:
    number = made(sandbox, program="FBS")["orderId"]
    assert seller.status(number, "DELIVERY", "DELIVERY_SERVICE_RECEIVED").status == 400


@pytest.mark.parametrize(
    "wish", [{}, {"order": 5}, {"order": {}}, {"order": {"status": "NEW"}}, {"status": "CANCELLED"}]
)
def test_a_wrong_wish_is_refused(sandbox: Driver, seller: Seller, wish: Any) -> None:
    assert error(seller.change(made(sandbox)["orderId"], "status", wish))[0] == 400


def test_marks_come_before_shipping(sandbox: Driver, seller: Seller) -> None:
    for needs, buyer, allowed in (
        (["UIN"], "PERSON", False),
        (["CIS"], "BUSINESS", False),
        (["CIS"], "PERSON", True),
        (["CIS_OPTIONAL", "RNPT", "GTD"], "BUSINESS", True),
    ):
        number = made(sandbox, lines=[{"needs": needs}], buyer_type=buyer)["orderId"]
        assert (seller.status(number, "PROCESSING", "READY_TO_SHIP").status == 200) is allowed


def test_items_are_reduced_and_stay_visible_as_cancelled(sandbox: Driver, seller: Seller) -> None:
    order = made(sandbox, lines=TWO)
    first, second = (item["id"] for item in order["items"])
    answer = seller.change(
        order["orderId"], "items", {"items": [{"id": first, "count": 1}, {"id": second, "count": 2}]}
    )
    assert (answer.status, answer.body) == (200, b"")
    item = told(sandbox)["items"][0]
    assert (item["count"], item["prices"]["payment"]["value"]) == (1, 1000.0)
    assert item["itemStatuses"] == [{"status": "CREATED", "count": 1}, {"status": "CANCELLED", "count": 2}]
    assert seller.change(order["orderId"], "items", {"items": [{"id": first, "count": 1}]}).status == 200
    assert [item["id"] for item in told(sandbox)["items"]] == [first]


def test_what_lies_in_no_box_is_removed_when_that_is_allowed(sandbox: Driver, seller: Seller) -> None:
    order = made(sandbox, lines=TWO, program="FBS")
    first, second = (item["id"] for item in order["items"])
    boxes = [{"items": [{"id": first, "fullCount": 2}]}, {"items": [{"id": second, "fullCount": 2}]}]
    assert error(seller.change(order["orderId"], "boxes", {"boxes": boxes}))[0] == 400
    answer = seller.change(order["orderId"], "boxes", {"boxes": boxes, "allowRemove": True})
    assert len(answer.json["result"]["boxes"]) == 2
    assert [item["count"] for item in told(sandbox)["items"]] == [2, 2]
    assert seller.change(order["orderId"], "boxes", {"boxes": boxes}).status == 200


ONE = [{"count": 5}]
CHEAP = [{"count": 1, "price": 10_000}, {"article": "B", "count": 1, "price": 50}]
WRONG_ITEMS: tuple[tuple[Wish, dict[str, Any]], ...] = (
    (lambda ids: {"items": [{"id": ids[0], "count": 4}]}, {"lines": ONE}),
    (lambda ids: {"items": [{"id": ids[1], "count": 1}]}, {"lines": CHEAP}),
    (lambda ids: {"items": [{"id": ids[0], "count": 9}]}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": 5, "count": 1}]}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": str(ids[0]), "count": 1}]}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": ids[0], "count": -1}]}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": ids[0]}]}, {"lines": TWO}),
    (lambda ids: {"items": []}, {"lines": TWO}),
    (lambda ids: {}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": ids[0], "count": 1}], "reason": "LAZY"}, {"lines": TWO}),
    (lambda ids: {"items": [{"id": ids[0], "count": 1}]}, {"lines": TWO, "program": "FBS"}),
    (lambda ids: {"items": [{"id": ids[0], "count": 1}]}, {"lines": TWO, "substatus": "READY_TO_SHIP"}),
)
WRONG_BOXES: tuple[Wish, ...] = (
    lambda ids: {"boxes": []},
    lambda ids: {"boxes": [{"items": []}], "allowRemove": True},
    lambda ids: {"boxes": [{"items": [{"id": ids[0], "fullCount": 0}]}], "allowRemove": True},
    lambda ids: {"boxes": [{"items": [{"id": ids[0]}]}], "allowRemove": True},
    lambda ids: {"boxes": [5], "allowRemove": True},
)


def test_a_reduction_has_its_limits(sandbox: Driver, seller: Seller) -> None:
    def reduced(wish: Wish, end: str = "items", **order: Any) -> Any:
        made_now = made(sandbox, **order)
        ids = [item["id"] for item in made_now["items"]]
        answer = seller.change(made_now["orderId"], end, wish(ids))
        return answer.status if answer.status == 200 else error(answer)[0]

    for wish, order in WRONG_ITEMS:
        assert reduced(wish, **order) == 400, order
    for wish in WRONG_BOXES:
        assert reduced(wish, "boxes", lines=TWO) == 400
    assert reduced(lambda ids: {"boxes": [{"items": [{"id": ids[0], "fullCount": 5}]}]}, "boxes", lines=ONE) == 200
    assert reduced(lambda ids: {"boxes": []}, "boxes", lines=ONE, program="LAAS") == 400
