"""Orders of Yandex Market are taken, in part or whole, and refused."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.external.sighting import Phase
from chalicelib.usecases.ports import AnswerLost, CallRefused, Refusing
from tests.marketplaces.yandex_market.conftest import Market, Shop
from tests.marketplaces.yandex_market.looking import all_pieces, seen


def test_an_order_is_taken(market: Market, shop: Shop) -> None:
    made = market.order()
    order = seen(shop, made)
    shop.account.accept(order, all_pieces(order))
    told = market.told(made["orderId"])
    assert (told["status"], told["substatus"]) == ("PROCESSING", "READY_TO_SHIP")
    assert told["heard"][0]["wish"] == {"order": {"status": "PROCESSING", "substatus": "READY_TO_SHIP"}}
    assert seen(shop, made).phase is Phase.ACCEPTED


def test_an_order_is_refused(market: Market, shop: Shop) -> None:
    for refusing in (Refusing(), Refusing("SHOP_FAILED", "Нет на складе")):
        made = market.order()
        order = seen(shop, made)
        assert [reason.id for reason in shop.account.reasons(order)] == ["SHOP_FAILED"]
        shop.account.refuse(order, refusing)
        told = market.told(made["orderId"])
        assert (told["status"], told["substatus"]) == ("CANCELLED", "SHOP_FAILED")
        assert seen(shop, made).phase is Phase.CANCELLED


TWO = [{"article": "OC90", "count": 3, "price": 1000}, {"article": "W712", "count": 2, "price": 900}]


@pytest.mark.parametrize("program", ["DBS", "FBS", "EXPRESS"])
def test_a_part_of_an_order_is_refused_and_the_rest_goes_on(market: Market, shop: Shop, program: str) -> None:
    made = market.order(lines=TWO, program=program)
    order = seen(shop, made)
    first, second = (line.key for line in order.lines)
    shop.account.refuse(order, Refusing(pieces={first: 1}))
    told = market.told(made["orderId"])
    assert [item["count"] for item in told["items"]] == [2, 2]
    assert (told["status"], told["substatus"]) == ("PROCESSING", "STARTED")
    shop.account.refuse(seen(shop, made), Refusing(pieces={second: 2}))
    left = seen(shop, made)
    assert [(line.key, line.quantity, line.cancelled) for line in left.lines] == [(first, 2, 0)]


@pytest.mark.parametrize("program", ["DBS", "FBS"])
def test_a_part_of_an_order_is_taken(market: Market, shop: Shop, program: str) -> None:
    made = market.order(lines=TWO, program=program)
    order = seen(shop, made)
    first, second = (line.key for line in order.lines)
    shop.account.accept(order, {first: 3, second: 1})
    told = market.told(made["orderId"])
    assert ([item["count"] for item in told["items"]], told["substatus"]) == ([3, 1], "READY_TO_SHIP")


def test_what_is_refused_in_part_is_refused_once_however_often_it_is_said(market: Market, shop: Shop) -> None:
    """A lost answer, and the same wish over the same sighting."""
    for program in ("DBS", "FBS"):
        made = market.order(lines=TWO, program=program)
        order = seen(shop, made)
        wish = Refusing(pieces={order.lines[0].key: 1})
        market.fault("lost")
        with pytest.raises(AnswerLost):
            shop.account.refuse(order, wish)
        shop.account.refuse(order, wish)
        assert [item["count"] for item in market.told(made["orderId"])["items"]] == [2, 2]


def test_all_pieces_refused_is_the_whole_order(market: Market, shop: Shop) -> None:
    made = market.order(lines=TWO)
    order = seen(shop, made)
    shop.account.refuse(order, Refusing(pieces=all_pieces(order)))
    assert market.told(made["orderId"])["status"] == "CANCELLED"


def test_the_only_line_of_an_order_cannot_be_taken_in_part(market: Market, shop: Shop) -> None:
    made = market.order(lines=TWO[:1])
    order = seen(shop, made)
    with pytest.raises(CallRefused, match="call_refused") as refused:
        shop.account.accept(order, {order.lines[0].key: 1})
    assert "cancel the order instead" in refused.value.said
    assert market.told(made["orderId"])["substatus"] == "STARTED"


def test_nonsense_is_refused_before_anybody_is_asked(market: Market, shop: Shop) -> None:
    order = seen(shop, market.order(lines=TWO))
    key = order.lines[0].key
    calls = len(shop.asked)
    wishes: tuple[Callable[[], None], ...] = (
        lambda: shop.account.accept(order, {}),
        lambda: shop.account.accept(order, {key: 0}),
        lambda: shop.account.accept(order, {key: -1}),
        lambda: shop.account.accept(order, {"x": 1}),
        lambda: shop.account.refuse(order, Refusing(pieces={})),
        lambda: shop.account.refuse(order, Refusing(pieces={"x": 1})),
        lambda: shop.account.refuse(order, Refusing("USER_CHANGED_MIND")),
        lambda: shop.account.accept(replace(order, lines=(replace(order.lines[0], quantity=None),)), {key: 1}),
    )
    for wish in wishes:
        with pytest.raises(CallRefused):
            wish()
    assert len(shop.asked) == calls


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"status": "CANCELLED"}, "order_moved"),
        ({"status": "DELIVERY", "substatus": "DELIVERY_SERVICE_RECEIVED"}, "order_moved"),
        ({"substatus": "READY_TO_SHIP"}, "order_moved"),
        ({"status": "UNPAID"}, "order_moved"),
        ({"lines": [{"needs": ["UIN"]}]}, "needs_missing"),
        ({"lines": [{"needs": ["CIS"]}], "buyer_type": "BUSINESS"}, "needs_missing"),
    ],
)
def test_what_the_market_does_not_do_is_said(market: Market, shop: Shop, wish: dict[str, Any], reason: str) -> None:
    order = seen(shop, market.order(**wish))
    with pytest.raises(CallRefused) as refused:
        shop.account.accept(order, all_pieces(order))
    assert refused.value.reason == reason
    assert refused.value.said


def test_an_order_that_is_gone_is_missing(market: Market, shop: Shop) -> None:
    order = seen(shop, market.order())
    with pytest.raises(CallRefused, match="order_missing"):
        shop.account.accept(replace(order, order="5"), all_pieces(order))
