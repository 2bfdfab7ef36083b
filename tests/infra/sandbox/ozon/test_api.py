"""Who may call, how often, and what."""

from concurrent.futures import ThreadPoolExecutor

from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.infra.sandbox.ozon.shop import GET, HEADERS, Shop

ROLES = "/v1/roles"


def test_a_key_is_needed_and_has_to_be_alive(shop: Shop) -> None:
    for headers, status, sign in (
        ({"Api_Key": ""}, 401, "required"),
        ({"Client_Id": ""}, 401, "required"),
        ({"Api_Key": "other"}, 403, "Invalid Api-Key"),
        ({"Client_Id": "555"}, 403, "Invalid Api-Key"),
        ({"Client_Id": "x"}, 403, "Invalid Api-Key"),
    ):
        answer = shop.call(ROLES, {}, **headers)
        assert (answer.status, sign in answer.json["message"]) == (status, True)
    for key, sign in (("dead", "deactivated"), ("network", "restricted to specific IP")):
        shop.control("seller", client_id=CLIENT_ID, key=key)
        assert sign in shop.error(ROLES, {})[1]
    shop.control("seller", client_id=CLIENT_ID, key="role")
    assert shop.call(ROLES, {}).status == 200
    assert "required role" in shop.error(GET, {"posting_number": "1"})[1]
    shop.control("seller", client_id=CLIENT_ID, key="active", expires_at="2026-01-01T00:00:00Z")
    assert "deactivated" in shop.error(ROLES, {})[1]


def test_each_seller_has_a_key_of_his_own(shop: Shop) -> None:
    shop.control("seller", client_id="77", api_key="third")
    for number, key in ((CLIENT_ID, API_KEY), ("1000043", f"{API_KEY}-2"), ("77", "third")):
        assert shop.call(ROLES, {}, Client_Id=number, Api_Key=key).status == 200
    assert shop.call(ROLES, {}, Client_Id="77", Api_Key=API_KEY).status == 403


def test_what_is_no_method_is_not_found(shop: Shop) -> None:
    for path in ("/v3/posting/fbs/list", "/v3/posting/fbs/unfulfilled/list", "/v1/of/next/year"):
        assert shop.error(path, {}) == (404, "Not Found")
    assert shop.driver.ask("GET", f"/ozon{ROLES}", None, "", **HEADERS).status == 404


def test_a_body_is_an_object_of_json(shop: Shop) -> None:
    for body in (b"", b"{", b"[]", b"5", b"[" * 100_000):
        assert shop.driver.ask("POST", f"/ozon{ROLES}", body, "application/json", **HEADERS).status == 400
    assert shop.driver.ask("POST", f"/ozon{ROLES}", b"{}", "text/plain", **HEADERS).status == 415


def test_the_limit_is_kept_and_counted_for_each_seller(shop: Shop) -> None:
    shop.control("limit", per_second=5)
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: shop.call(ROLES, {}), range(20)))
    refused = [each for each in answers if each.status == 429]
    assert len(refused) == 15
    assert {each.headers["retry-after"] for each in refused} == {"1"}
    assert shop.call(ROLES, {}, Client_Id="1000043", Api_Key=f"{API_KEY}-2").status == 200
    limits = {each["client_id"]: each["limit"] for each in shop.driver.get("/sandbox/ozon/state").json["sellers"]}
    assert limits[CLIENT_ID] == {"per_second": 5, "over": 15, "sent": 5, "peak": 5}
    assert limits["1000043"]["sent"] == 1


def test_usually_there_are_fifty_in_a_second(shop: Shop) -> None:
    with ThreadPoolExecutor(8) as crowd:
        statuses = [each.status for each in crowd.map(lambda _: shop.call(ROLES, {}), range(120))]
    limit = shop.driver.get("/sandbox/ozon/state").json["sellers"][0]["limit"]
    assert (limit["per_second"], limit["sent"]) == (50, statuses.count(200))
    assert limit["peak"] <= 50


def test_the_log_names_methods_and_no_secret(shop: Shop) -> None:
    shop.call(ROLES, {})
    shop.call(f"/v1/{API_KEY}", {})
    log = shop.driver.get("/sandbox/calls").body.decode()
    assert '"method": "/v1/roles"' in log
    assert "unknown method" in log
    assert API_KEY not in log
