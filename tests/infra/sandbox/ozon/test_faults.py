"""Ozon's own ways to refuse."""

from tests.infra.sandbox.ozon.shop import GET, Shop


def test_it_refuses_in_its_own_way(shop: Shop) -> None:
    number = shop.order()
    for kind, status, sign in (
        ("too_often", 429, "rate limit"),
        ("circle", 503, "Circle is open"),
        ("key_dead", 403, "deactivated"),
        ("key_role", 403, "required role"),
        ("key_network", 403, "specific IP"),
        ("error_inside", 200, "Internal error"),
        ("empty_result", 200, '"result": []'),
        ("html", 200, "<h1>"),
        ("5xx", 503, "503"),
    ):
        shop.driver.control("faults", {"target": "ozon", "kind": kind, "calls": 1})
        answer = shop.call(GET, {"posting_number": number})
        assert (answer.status, sign in answer.body.decode()) == (status, True), kind
        assert ("retry-after" in answer.headers) == (kind == "too_often")
        assert shop.call(GET, {"posting_number": number}).status == 200
