"""The door: who calls, within which limit, what is written down, how it misbehaves on order."""

from infra.sandbox.wildberries import tokens
from infra.sandbox.wildberries.faults import REFUSALS
from tests.infra.sandbox.wildberries.caller import Caller, refused

NEW = "/api/v3/orders/new"


def test_a_key_opens_what_it_says(wb: Caller) -> None:
    task = wb.task()
    for token, look, change, detail in (
        (tokens.mint(), 200, 204, ""),
        (tokens.mint(expires=1), 401, 401, "expired"),
        (tokens.mint(categories=2), 401, 401, "scope"),
        (tokens.mint(categories=tokens.ALL | 1 << 30), 200, 401, "read-only"),
        ("x", 401, 401, "malformed"),
    ):
        caller = Caller(wb.driver, token)
        assert (caller.get(NEW).status, caller.get("/ping").status) == (look, look)
        answer = caller.patch(f"/api/v3/orders/{task}/cancel")
        assert (answer.status, detail in answer.body.decode()) == (change, True), detail


def test_another_seller_sees_nothing_of_it(wb: Caller) -> None:
    task = wb.task()
    other = Caller(wb.driver, tokens.mint("other"))
    assert other.get(NEW).json == {"orders": []}
    assert refused(other.patch(f"/api/v3/orders/{task}/cancel")) == (404, "NotFound")


def test_an_address_that_is_none_is_refused_and_paid_for(wb: Caller) -> None:
    for method in ("GET", "POST", "PATCH", "DELETE"):
        assert refused(wb.ask(method, "/api/v2/orders")) == (404, "NotFound")
    shown = wb.look("limit")["limit"]
    assert (shown["calls"], shown["refused"], shown["spent"]) == (4, 4, 40)


def test_the_limit_is_kept_and_the_pause_told(wb: Caller) -> None:
    wb.control("limit", per_minute=60, burst=12)
    assert wb.get("/nothing").status == 404
    assert [wb.get(NEW).status for _ in range(3)] == [200, 200, 429]
    answer = wb.get(NEW)
    assert (answer.status, answer.headers["x-ratelimit-retry"]) == (429, "1")
    assert wb.look("limit")["limit"]["over"] == 2
    assert Caller(wb.driver, tokens.mint("other")).get(NEW).status == 200


def test_the_documents_limit_is_the_usual_one(wb: Caller) -> None:
    wb.control("limit")
    shown = wb.look("limit")["limit"]
    assert (shown["per_minute"], shown["burst"]) == (300, 20)


def test_it_misbehaves_on_order(wb: Caller) -> None:
    task = wb.task()
    for kind, status in (
        *(("too_often", 429), ("key_expired", 401), ("key_role", 401), ("key_network", 401), ("plan", 402)),
        *(("forbidden", 403), ("conflict", 409), ("page", 200), ("shape", 200), ("5xx", 503)),
    ):
        wb.driver.control("faults", {"target": "wildberries", "kind": kind, "calls": 1})
        assert wb.patch(f"/api/v3/orders/{task}/cancel").status == status, kind
    assert wb.status(task)["supplierStatus"] == "new"
    assert {"too_often", "key_expired", "shape"} <= {*REFUSALS}


def test_the_log_names_the_method_and_never_the_key(wb: Caller) -> None:
    wb.patch("/api/v3/orders/5/cancel")
    log = wb.driver.get("/sandbox/calls").json["calls"][-1]
    assert (log["target"], log["method"]) == ("wildberries", "PATCH /api/v3/orders/{orderId}/cancel")
    assert log["outcome"] == "404 NotFound"
    assert wb.token not in wb.driver.get("/sandbox/calls").body.decode()
