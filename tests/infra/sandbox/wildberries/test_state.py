"""What the played Wildberries remembers outlives it."""

from pathlib import Path
from typing import Any

from infra.sandbox.storage import JsonFile
from infra.sandbox.wildberries.memory import Mark
from infra.sandbox.wildberries.state import WildberriesState
from infra.sandbox.wildberries.wishes import read_about

ABOUT: dict[str, Any] = read_about({"requiredMeta": ["uin"], "optionalMeta": ["sgtin"]})


def state(folder: Path) -> WildberriesState:
    return WildberriesState(JsonFile(folder / "wildberries.json"))


def test_tasks_supplies_and_marks_are_there_after_a_restart(tmp_path: Path) -> None:
    first = state(tmp_path)
    task, supply = first.add_task("a", ABOUT), first.add_supply("a", "Поставка")
    with first.change():
        task.supply, task.marks["uin"] = supply.id, Mark("16", "uinMaySell")
    first.stop()
    again = state(tmp_path)
    assert (again.task(task.id), again.supply(supply.id, "a")) == (task, supply)
    assert again.within(supply.id) == [task]
    assert again.add_task("a", ABOUT).id > task.id


def test_sellers_are_apart(tmp_path: Path) -> None:
    both = state(tmp_path)
    task, supply = both.add_task("a", ABOUT), both.add_supply("a", "Поставка")
    assert (both.task(task.id, "b"), both.supply(supply.id, "b")) == (None, None)
    assert (both.tasks("b"), both.supplies("b")) == ([], [])
    assert both.task(task.id, "a") is both.task(task.id)


def test_all_that_is_done_within_is_kept_as_one(tmp_path: Path) -> None:
    kept = state(tmp_path)
    with kept.change():
        kept.add_task("a", ABOUT)
        assert not (tmp_path / "wildberries.json").exists()
    assert len(state(tmp_path).tasks("a")) == 1


def test_what_comes_in_a_burst_is_written_when_it_ends(tmp_path: Path) -> None:
    kept = state(tmp_path)
    for _ in range(3):
        kept.add_task("a", ABOUT)
    kept.stop()
    assert len(state(tmp_path).tasks("a")) == 3


def test_a_task_needs_its_marks_until_they_are_good(tmp_path: Path) -> None:
    task = state(tmp_path).add_task("a", ABOUT)
    assert [*task.unmarked] == ["uin"]
    for decision, good in (("filled", True), ("uinMaySell", True), ("sgtinIntroduced", True), ("pending", False)):
        assert Mark("16", decision).good is good


def test_reset_forgets_all(tmp_path: Path) -> None:
    kept = state(tmp_path)
    kept.add_task("a", ABOUT)
    kept.reset()
    kept.stop()
    assert (kept.all_tasks(), state(tmp_path).all_tasks()) == ([], [])
