"""The partner API: who calls, may he, and what comes of it."""

from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.yandex_market.talking import FOREIGN, LOOKING, PRICES, Seller, error, look, made

ALL: dict[str, object] = {}


def test_a_key_opens_its_business_with_the_rights_it_has(sandbox: Driver) -> None:
    number = made(sandbox)["orderId"]
    for key, message, status in (
        ("", "Credentials are not specified", 401),
        ("x", "Api-Key token is invalid", 401),
        (PRICES, "Token does not have any of the scopes to access the API method", 403),
        (FOREIGN, "Access denied", 403),
    ):
        assert error(Seller(sandbox, key).orders(ALL)) == (status, message)
        assert error(Seller(sandbox, key).status(number, "CANCELLED", "SHOP_FAILED")) == (status, message)
    looking = Seller(sandbox, LOOKING)
    assert looking.orders(ALL).json["orders"][0]["orderId"] == number
    assert error(looking.status(number, "CANCELLED", "SHOP_FAILED"))[0] == 403
    assert sandbox.ask("GET", "/yandex_market/v2/campaigns/700001").status == 401


def test_a_shop_and_a_key_are_told(seller: Seller) -> None:
    shop = seller.ask("GET", "/v2/campaigns/700001").json["campaign"]
    assert (shop["business"]["id"], shop["apiAvailability"], shop["placementType"]) == (900001, "AVAILABLE", "DBS")
    key = seller.ask("POST", "/v2/auth/token", b"").json["result"]["apiKey"]
    assert key == {"name": "orders", "authScopes": ["INVENTORY_AND_ORDER_PROCESSING"]}
    assert error(seller.ask("GET", "/v2/campaigns/700009")) == (403, "Access denied")
    assert error(seller.ask("GET", "/v2/campaigns/5")) == (404, "Campaign not found: '5'")


def test_a_buyer_is_told_of_dbs_while_the_order_is_in_work(sandbox: Driver, seller: Seller) -> None:
    def buyer(**wish: object) -> object:
        answer = seller.ask("GET", f"/v2/campaigns/700001/orders/{made(sandbox, **wish)['orderId']}/buyer")
        return answer.json["result"]["phone"] if answer.status == 200 else error(answer)[0]

    assert buyer() == "+79160000123"
    assert buyer(buyer={"phone": "+79160000777"}) == "+79160000777"
    for wish in ({"program": "FBS"}, {"status": "UNPAID"}, {"status": "CANCELLED"}, {"status": "DELIVERED"}):
        assert buyer(**wish) == 400


def test_what_a_seller_told_is_kept_beside_the_order(sandbox: Driver, seller: Seller) -> None:
    number = made(sandbox)["orderId"]
    answer = seller.status(number, "PROCESSING", "READY_TO_SHIP")
    assert answer.json["order"]["substatus"] == "READY_TO_SHIP"
    assert seller.status(number, "PROCESSING", "READY_TO_SHIP").status == 400
    heard = look(sandbox, "orders")["orders"][0]["heard"]
    assert [each["path"] for each in heard] == ["status", "status"]
    assert heard[0]["came"] == "ok"
    assert heard[1]["came"].startswith("STATUS_NOT_ALLOWED: ")


def test_an_order_is_of_its_shop(sandbox: Driver, seller: Seller) -> None:
    number = made(sandbox, campaign=700002)["orderId"]
    wish = {"order": {"status": "CANCELLED", "substatus": "SHOP_FAILED"}}
    assert error(seller.change(number, "status", wish)) == (404, f"Order not found: '{number}'")
    assert seller.change(number, "status", wish, campaign=700002).status == 200


def test_what_nobody_knows_is_not_found(seller: Seller) -> None:
    for method, path in (("GET", "/v2/nothing"), ("POST", "/v3/x"), ("PUT", "/v2/campaigns/1/orders/2/nothing")):
        assert error(seller.ask(method, path, b"" if method != "GET" else None))[0] == 404


def test_a_body_is_json_and_says_so(seller: Seller) -> None:
    path = "/v1/businesses/900001/orders"
    assert error(seller.ask("POST", path, b"{}", "text/plain"))[0] == 415
    for body in (b"", b"{", b"[]", b"5", b"\xff"):
        assert error(seller.ask("POST", path, body))[0] == 400


def test_the_log_never_holds_a_key_or_a_number(sandbox: Driver, seller: Seller) -> None:
    number = made(sandbox)["orderId"]
    seller.orders({"orderIds": [number]})
    seller.status(number, "CANCELLED", "SHOP_FAILED")
    log = sandbox.get("/sandbox/calls").body.decode()
    assert "PUT status" in log
    assert not any(secret in log for secret in (seller.key, str(number), "916", "Петрова"))
