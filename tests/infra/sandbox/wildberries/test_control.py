"""Control calls of the played Wildberries."""

import pytest

from infra.sandbox.wildberries import tokens
from tests.infra.sandbox.wildberries.caller import Caller


def test_a_task_is_shown_with_all_that_a_page_needs(wb: Caller) -> None:
    task = wb.task(article="A1", isB2B=True, comment="Упакуйте", requiredMeta=["uin"])
    supply = wb.supply(task)
    page = wb.look("orders")
    (shown,) = page["orders"]
    assert (shown["article"], shown["options"], shown["supplyId"]) == ("A1", {"isB2B": True}, supply)
    assert (shown["supplierStatus"], shown["wbStatus"], shown["isCancellable"]) == ("confirm", "waiting", True)
    assert (shown["seller"], shown["hidden"]) == (tokens.SELLER, False)
    assert shown["metaDetails"] == [{"key": "uin", "value": None, "decision": "required"}]
    assert page["token"] == tokens.mint()
    assert wb.look("supplies")["supplies"][0]["orders"] == [task]


def test_a_buyer_cancels_before_and_after_it_is_assembled(wb: Caller) -> None:
    new, assembled = wb.tasks(count=2)
    wb.control("move", id=assembled, supplierStatus="complete")
    for task, word in ((new, "declined_by_client"), (assembled, "canceled_by_client")):
        assert wb.control("cancel", id=task)["order"]["wbStatus"] == word
    assert wb.get("/api/v3/orders/new").json["orders"] == []


def test_words_that_nobody_knows_may_come(wb: Caller) -> None:
    task = wb.task()
    wb.control("move", id=task, supplierStatus="teleported", wbStatus="lost")
    assert (wb.status(task)["supplierStatus"], wb.status(task)["wbStatus"]) == ("teleported", "lost")


def test_a_hidden_task_is_in_no_list_and_has_a_state(wb: Caller) -> None:
    task = wb.task()
    wb.control("hide", id=task)
    assert wb.get("/api/v3/orders/new").json["orders"] == wb.get("/api/v3/orders?limit=9&next=0").json["orders"] == []
    assert wb.status(task)["supplierStatus"] == "new"
    wb.control("hide", id=task, hidden=False)
    assert len(wb.get("/api/v3/orders/new").json["orders"]) == 1


def test_keys_are_made_as_they_are_wished(wb: Caller) -> None:
    made = wb.control("token", seller="b", days=1, categories=2, read_only=True, test=True)
    token = tokens.read(made["token"])
    assert token == tokens.Token("b", 2 | 1 << 30, made["expires"], test=True)


def test_reset_forgets_tasks_and_limits(wb: Caller) -> None:
    wb.task()
    wb.driver.control("reset", {})
    assert (wb.look("orders")["orders"], wb.look("limit")["limit"]["per_minute"]) == ([], 300)


@pytest.mark.parametrize(
    ("path", "wish"),
    [
        ("orders", {"brand": "x"}),
        ("orders", {"count": 0}),
        ("cancel", {"id": 404}),
        ("cancel", {}),
        ("move", {"id": "1"}),
        ("mark", {"id": 404, "key": "uin"}),
        ("limit", {"per_minute": 0}),
        ("token", {"days": "x"}),
    ],
)
def test_nonsense_is_refused_in_words(wb: Caller, path: str, wish: dict[str, object]) -> None:
    answer = wb.driver.post(f"/sandbox/wildberries/{path}", wish)
    assert (answer.status, bool(answer.json["error"])) == (400, True)
