"""What Wildberries does with tasks when it is asked."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.infra.sandbox.wildberries.caller import Caller, refused

LIST = "/api/v3/orders"


def test_a_task_is_new_until_somebody_moves_it(wb: Caller) -> None:
    first, second = wb.tasks(count=2, requiredMeta=["uin"])
    new = wb.get("/api/v3/orders/new").json["orders"]
    assert [each["id"] for each in new] == [first, second]
    assert new[0]["requiredMeta"] == ["uin"]
    assert new[0]["orderUid"] == new[1]["orderUid"]
    assert wb.status(first) == {
        **{"id": first, "isCancellable": True},
        **{"supplierStatus": "new", "wbStatus": "waiting"},
    }
    wb.control("move", id=first, supplierStatus="complete", wbStatus="sorted")
    assert [each["id"] for each in wb.get("/api/v3/orders/new").json["orders"]] == [second]
    assert wb.status(first)["isCancellable"] is False


def test_all_are_listed_by_page_without_their_states_and_needs(wb: Caller) -> None:
    made = wb.tasks(count=3)
    first = wb.get(f"{LIST}?limit=2&next=0").json
    rest = wb.get(f"{LIST}?limit=2&next={first['next']}").json
    assert [each["id"] for each in (*first["orders"], *rest["orders"])] == [*made]
    assert rest["next"] == 0
    assert not {"supplierStatus", "wbStatus", "requiredMeta", "supplyId"} & {*first["orders"][0]}


def test_a_period_is_of_thirty_days_and_three_months_back(wb: Caller) -> None:
    now = int(time.time())
    old = (datetime.now(UTC) - timedelta(days=40)).strftime("%Y-%m-%dT%H:%M:%SZ")
    task = wb.task(createdAt=old)
    assert wb.get(f"{LIST}?limit=10&next=0").json["orders"] == []
    past = f"{LIST}?limit=10&next=0&dateFrom={now - 45 * 86_400}&dateTo={now - 20 * 86_400}"
    assert [each["id"] for each in wb.get(past).json["orders"]] == [task]
    wb.control("orders", createdAt="2020-01-01T00:00:00Z")
    assert wb.get(f"{LIST}?limit=10&next=0&dateFrom=1577800000&dateTo=1577900000").json["orders"] == []


@pytest.mark.parametrize(
    "query",
    [
        *("", "limit=10", "next=0", "limit=0&next=0", "limit=1001&next=0", "limit=x&next=0", "limit=10&next=-1"),
        *("limit=10&next=0&dateFrom=x", "limit=10&next=0&dateFrom=2&dateTo=1"),
        "limit=10&next=0&dateFrom=0&dateTo=9000000",
    ],
)
def test_a_query_that_is_not_of_the_document_is_refused(wb: Caller, query: str) -> None:
    assert refused(wb.get(f"{LIST}?{query}")) == (400, "IncorrectParameter")


def test_lists_of_numbers_are_numbers_and_not_too_many(wb: Caller) -> None:
    wrong: list[Any] = [[], "x", {}, {"orders": "1"}, {"orders": ["1"]}, {"orders": [True]}]
    bodies = [*((each, "IncorrectRequestBody") for each in wrong)]
    bodies += [({"orders": []}, "IncorrectRequest"), ({"orders": [1] * 1_001}, "IncorrectRequest")]
    for body, code in bodies:
        assert refused(wb.post("/api/v3/orders/status", body)) == (400, code)
    assert refused(wb.post("/api/marketplace/v3/orders/meta", {"orders": [1] * 101})) == (400, "IncorrectRequest")
    assert wb.post("/api/v3/orders/status", {"orders": [404]}).json == {"orders": []}


def test_a_body_in_another_form_is_refused(wb: Caller) -> None:
    answer = wb.driver.ask(
        "POST", "/wildberries/api/v3/orders/status", b'{"orders": [1]}', "text/plain", Authorization=wb.token
    )
    assert refused(answer) == (400, "IncorrectRequestBody")


def test_cancelling_is_done_once_and_not_too_late(wb: Caller) -> None:
    task, late = wb.tasks(count=2)
    supply = wb.supply(task)
    assert (wb.patch(f"/api/v3/orders/{task}/cancel").status, wb.status(task)["supplierStatus"]) == (204, "cancel")
    assert wb.get(f"/api/marketplace/v3/supplies/{supply}/order-ids").json == {"orderIds": []}
    assert refused(wb.patch(f"/api/v3/orders/{task}/cancel")) == (409, "StatusMismatch")
    wb.control("move", id=late, supplierStatus="complete")
    assert refused(wb.patch(f"/api/v3/orders/{late}/cancel")) == (409, "StatusMismatch")
    assert refused(wb.patch("/api/v3/orders/404/cancel")) == (404, "NotFound")
    assert refused(wb.patch("/api/v3/orders/x/cancel")) == (400, "IncorrectParameter")


def test_marks_are_told_with_their_decisions(wb: Caller) -> None:
    task = wb.task(requiredMeta=["uin"], optionalMeta=["sgtin"])
    wb.control("mark", id=task, key="uin", value="16", decision="uinBadStatus")
    assert wb.post("/api/marketplace/v3/orders/meta", {"orders": [task, 404]}).json == {
        "orders": [
            {
                "id": task,
                "metaDetails": [
                    {"key": "uin", "value": "16", "decision": "uinBadStatus"},
                    {"key": "sgtin", "value": None, "decision": "optional"},
                ],
            }
        ]
    }
    assert refused(wb.post("/api/marketplace/v3/orders/meta", {"orders": [404]})) == (404, "NotFound")
