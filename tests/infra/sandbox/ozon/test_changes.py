"""What a seller does."""

from typing import Any

from tests.infra.sandbox.ozon.shop import CANCEL, CANCEL_GOODS, SHIP, Hook, Shop

SKU = 147451959


def package(*products: tuple[Any, Any]) -> dict[str, Any]:
    return {"products": [{"product_id": sku, "quantity": quantity} for sku, quantity in products]}


def ship(number: str, *packages: dict[str, Any]) -> dict[str, Any]:
    return {"posting_number": number, "packages": list(packages or [package((SKU, 1))])}


def cancel(number: str, reason: Any = 352, **more: Any) -> dict[str, Any]:
    return {"posting_number": number, "cancel_reason_id": reason, **more}


def test_a_posting_is_shipped_once(shop: Shop, hook: Hook) -> None:
    number = shop.order(push=False)
    assert shop.done(SHIP, ship(number)) == {"result": [number]}
    assert (shop.posting(number)["status"], shop.posting(number)["available_actions"][0]) == (
        "awaiting_deliver",
        "cancel",
    )
    assert shop.error(SHIP, ship(number)) == (409, "POSTING_ALREADY_SHIPPED")
    (event,) = hook.wait(1)
    assert (event["message_type"], event["new_state"]) == ("TYPE_STATE_CHANGED", "posting_transferring_to_delivery")


def test_several_packages_split_it(shop: Shop) -> None:
    number = shop.order(lines=[{"sku": 5, "quantity": 2}, {"sku": 6}])
    first, second = shop.done(SHIP, ship(number, package((5, 1)), package((5, 1), (6, 1))))["result"]
    assert shop.posting(number)["status"] == "cancelled_from_split_pending"
    children = [shop.posting(each) for each in (first, second)]
    assert [each["parent_posting_number"] for each in children] == [number, number]
    assert [[(p["sku"], p["quantity"]) for p in each["products"]] for each in children] == [[(5, 1)], [(5, 1), (6, 1)]]
    assert shop.error(SHIP, ship(number)) == (409, "POSTING_ALREADY_CANCELLED")


def test_200_does_not_say_that_it_was_shipped(shop: Shop) -> None:
    fails, late = shop.order(ship="fails"), shop.order(ship="late")
    for number, substatus in ((fails, "ship_failed"), (late, "posting_created")):
        assert shop.done(SHIP, ship(number)) == {"result": [number]}
        assert shop.posting(number)["substatus"] == substatus
        assert "ship" in shop.posting(number)["available_actions"]


def test_what_cannot_be_shipped(shop: Shop) -> None:
    number, needy = shop.order(), shop.order(needs=["gtd", "imei"])
    assert shop.posting(needy)["requirements"]["products_requiring_gtd"] == [SKU]
    assert shop.posting(needy)["available_actions"][-1] == "ship_with_additional_info"
    for wrong in (package((SKU, 2)), package((5, 1)), package((SKU, 1), (5, 1))):
        assert shop.error(SHIP, ship(number, wrong)) == (400, "HAS_INCORRECT_PRODUCT_QUANTITY")
    assert shop.error(SHIP, ship(needy)) == (400, "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY")
    shop.control("move", posting_number=number, state="posting_awaiting_registration")
    assert shop.error(SHIP, ship(number)) == (400, "HAS_INCORRECT_STATUS")
    shop.control("cancel", posting_number=number)
    assert shop.error(SHIP, ship(number)) == (409, "POSTING_ALREADY_CANCELLED")
    assert shop.error(SHIP, ship("1-1-1")) == (404, "POSTING_NOT_FOUND")


def test_a_wrong_shipping_is_refused(shop: Shop) -> None:
    number = shop.order()
    bodies: list[dict[str, Any]] = [
        {"posting_number": number},
        {"posting_number": number, "packages": []},
        {"posting_number": number, "packages": [{}]},
        {"posting_number": number, "packages": [{"products": []}]},
        ship(number, package((str(SKU), 1))),
        ship(number, package((SKU, "1"))),
        ship(number, package((SKU, 0))),
        ship(number, package((SKU, 1.0))),
        ship(number, {"products": [{"sku": SKU, "quantity": 1}]}),
        {**ship(number), "posting_number": 5},
        {**ship(number), "comment": ""},
    ]
    for body in bodies:
        assert shop.error(SHIP, body)[0] == 400, body
    assert shop.posting(number)["substatus"] == "posting_created"


def test_a_posting_is_cancelled_once(shop: Shop, hook: Hook) -> None:
    number = shop.order(push=False)
    assert shop.done(CANCEL, cancel(number)) == {"result": True}
    posting = shop.posting(number)
    assert (posting["status"], posting["cancellation"]["cancel_reason_id"]) == ("cancelled", 352)
    assert posting["cancellation"]["cancellation_type"] == "seller"
    assert shop.error(CANCEL, cancel(number)) == (409, "POSTING_ALREADY_CANCELLED")
    (event,) = hook.wait(1)
    assert (event["message_type"], event["old_state"], event["new_state"]) == (
        "TYPE_POSTING_CANCELLED",
        "posting_created",
        "posting_canceled",
    )


def test_a_reason_has_to_be_a_sellers_and_some_want_words(shop: Shop) -> None:
    number = shop.order()
    for reason in (665, 1):
        assert shop.error(CANCEL, cancel(number, reason)) == (400, "INCORRECT_CANCEL_REASON")
    for body in (
        cancel(number, "352"),
        cancel(number, None),
        cancel(number, 402),
        cancel(number, cancel_reason_message=5),
    ):
        assert shop.error(CANCEL, body)[0] == 400
    assert shop.done(CANCEL, cancel(number, 402, cancel_reason_message="Разбит"))["result"]


def test_what_is_on_its_way_is_not_cancelled(shop: Shop) -> None:
    number = shop.order(state="posting_on_way_to_city")
    assert shop.error(CANCEL, cancel(number)) == (409, "POSTING_ALREADY_SHIPPED")


def test_some_goods_are_cancelled(shop: Shop) -> None:
    number = shop.order(lines=[{"sku": 5, "quantity": 2}, {"sku": 6}, {"sku": 5, "quantity": 1}])
    some = cancel(number, cancel_reason_message="нет", items=[{"sku": 5, "quantity": 2}, {"sku": 6, "quantity": 1}])
    assert shop.done(CANCEL_GOODS, some) == {"result": number}
    assert [(each["sku"], each["quantity"]) for each in shop.posting(number)["products"]] == [(5, 1)]
    assert shop.posting(number)["status"] == "awaiting_packaging"
    shop.done(CANCEL_GOODS, cancel(number, cancel_reason_message="нет", items=[{"sku": 5, "quantity": 1}]))
    assert shop.posting(number)["status"] == "cancelled"


def test_wrong_goods_are_refused(shop: Shop) -> None:
    number = shop.order()
    one = {"sku": SKU, "quantity": 1}
    for items in ([], None, [{"sku": SKU}], [{**one, "quantity": 0}], [{**one, "sku": "5"}]):
        assert shop.error(CANCEL_GOODS, cancel(number, cancel_reason_message="нет", items=items))[0] == 400
    assert shop.error(CANCEL_GOODS, cancel(number, items=[one]))[0] == 400
    for items in ([{**one, "quantity": 2}], [{**one, "sku": 5}], [one, one]):
        answer = shop.error(CANCEL_GOODS, cancel(number, cancel_reason_message="нет", items=items))
        assert answer == (400, "HAS_INCORRECT_PRODUCT_QUANTITY")
