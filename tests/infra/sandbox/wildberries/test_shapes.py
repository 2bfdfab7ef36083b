"""Tasks and supplies as they are shown."""

from infra.sandbox.wildberries import shapes
from infra.sandbox.wildberries.memory import Mark, Supply, Task
from infra.sandbox.wildberries.wishes import read_about

TASK = Task(7, "a", {**read_about({"requiredMeta": ["uin"]}), "id": 7}, 0)


def test_needs_are_told_of_new_ones_only() -> None:
    assert shapes.new_task(TASK)["requiredMeta"] == ["uin"]
    assert not {*shapes.OF_NEW_ONES_ONLY} & {*shapes.listed_task(TASK)}
    assert "supplyId" not in shapes.listed_task(TASK)


def test_only_bad_marks_are_told_where_they_are_wanted() -> None:
    task = Task(7, "a", TASK.about, 0, marks={"uin": Mark(None, "required"), "sgtin": Mark(None, "optional")})
    assert [each["key"] for each in shapes.marks(task)["metaDetails"]] == ["uin", "sgtin"]
    assert [each["key"] for each in shapes.marks(task, bad_only=True)["metaDetails"]] == ["uin"]


def test_a_supply_is_done_when_it_was_closed() -> None:
    supply = Supply("WB-GI-1", "a", "x", "2022-05-04T07:56:29Z")
    assert shapes.supply(supply, [])["done"] is False
    supply.closed = "2022-05-05T07:56:29Z"
    assert shapes.supply(supply, [TASK])["done"] is True
