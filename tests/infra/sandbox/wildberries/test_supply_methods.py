"""What Wildberries does with supplies when it is asked."""

from tests.infra.sandbox.wildberries.caller import Caller, refused


def test_a_supply_takes_the_kind_of_its_first_task(wb: Caller) -> None:
    supply = wb.supply()
    empty = wb.get(f"/api/v3/supplies/{supply}").json
    assert (empty["done"], empty["isB2b"], empty["cargoType"], empty["crossBorderType"]) == (False, None, 0, None)
    assert wb.add(supply, wb.task(isB2B=True)).status == 204
    full = wb.get(f"/api/v3/supplies/{supply}").json
    assert (full["isB2b"], full["cargoType"], full["crossBorderType"]) == (True, 1, 0)
    for other in (
        {},
        {"isB2B": True, "cargoType": 3},
        {"isB2B": True, "warehouseId": 7},
        {"isB2B": True, "crossBorderType": 1},
    ):
        assert refused(wb.add(supply, wb.task(**other))) == (409, "FailedToAddSupplyOrder"), other
    assert wb.add(supply, wb.task(isB2B=True)).status == 204


def test_what_is_added_is_on_its_way_and_may_move_between_open_ones(wb: Caller) -> None:
    task = wb.task()
    first, second = wb.supply(task), wb.supply(task)
    assert wb.status(task)["supplierStatus"] == "confirm"
    assert wb.get(f"/api/marketplace/v3/supplies/{first}/order-ids").json == {"orderIds": []}
    assert wb.get(f"/api/marketplace/v3/supplies/{second}/order-ids").json == {"orderIds": [task]}
    assert wb.get("/api/v3/orders?limit=10&next=0").json["orders"][0]["supplyId"] == second


def test_all_of_a_list_are_added_or_none(wb: Caller) -> None:
    good, gone = wb.tasks(count=2)
    wb.control("cancel", id=gone)
    supply = wb.supply()
    assert refused(wb.add(supply, good, gone)) == (409, "FailedToAddSupplyOrder")
    assert refused(wb.add(supply, good, 404)) == (404, "NotFound")
    assert refused(wb.add("WB-GI-404", good)) == (404, "NotFound")
    assert refused(wb.add(supply)) == (400, "IncorrectRequest")
    assert wb.status(good)["supplierStatus"] == "new"


def test_one_unmarked_task_keeps_all_of_a_supply_back(wb: Caller) -> None:
    marked, unmarked = wb.task(), wb.task(requiredMeta=["uin"])
    supply = wb.supply(marked, unmarked)
    answer = wb.deliver(supply)
    assert refused(answer) == (409, "MetaValidationFail")
    assert answer.json["data"] == {
        "orders": [{"id": unmarked, "metaDetails": [{"key": "uin", "value": None, "decision": "required"}]}]
    }
    assert wb.status(marked)["supplierStatus"] == "confirm"
    wb.control("mark", id=unmarked, key="uin", value="16")
    assert wb.deliver(supply).status == 204
    assert wb.status(marked)["supplierStatus"] == wb.status(unmarked)["supplierStatus"] == "complete"


def test_an_empty_one_does_not_leave_and_a_closed_one_takes_nothing(wb: Caller) -> None:
    supply = wb.supply()
    assert refused(wb.deliver(supply)) == (409, "SupplyHasZeroOrders")
    wb.add(supply, wb.task())
    wb.deliver(supply)
    assert wb.get(f"/api/v3/supplies/{supply}").json["done"] is True
    assert refused(wb.add(supply, wb.task())) == (409, "FailedToAddSupplyOrder")


def test_only_an_empty_one_is_deleted(wb: Caller) -> None:
    empty, full = wb.supply(), wb.supply(wb.task())
    assert wb.ask("DELETE", f"/api/v3/supplies/{empty}").status == 204
    assert refused(wb.get(f"/api/v3/supplies/{empty}")) == (404, "NotFound")
    assert refused(wb.ask("DELETE", f"/api/v3/supplies/{full}")) == (409, "SupplyHasOrders")


def test_they_are_listed_by_page(wb: Caller) -> None:
    made = [wb.supply() for _ in range(3)]
    first = wb.get("/api/v3/supplies?limit=2&next=0").json
    rest = wb.get(f"/api/v3/supplies?limit=2&next={first['next']}").json
    assert [each["id"] for each in (*first["supplies"], *rest["supplies"])] == made
    assert refused(wb.get("/api/v3/supplies")) == (400, "IncorrectParameter")


def test_a_name_has_letters_and_not_too_many(wb: Caller) -> None:
    for name in ("", "x" * 129, None, 7):
        assert refused(wb.post("/api/v3/supplies", {"name": name})) == (400, "IncorrectRequestBody")
    assert wb.post("/api/v3/supplies", {"name": "я" * 128}).status == 201
