"""What Wildberries is asked about tasks."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.wildberries.orders import State
from chalicelib.marketplaces.wildberries.tasks import Tasks
from chalicelib.usecases.ports.marketplaces import CallRefused
from tests.marketplaces.wildberries.world import Wildberries

TASKS = "chalicelib.marketplaces.wildberries.tasks"


def ago(**span: float) -> str:
    return (datetime.now(UTC) - timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_new_ones_are_those_that_wait(wb: Wildberries) -> None:
    first, second = wb.tasks(count=2)
    wb.ask("cancel", id=int(first))
    assert [*Tasks(wb.transport()).new()] == [second]


def test_all_are_paged_to_the_end(wb: Wildberries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{TASKS}.PAGE", 2)
    made, now, at = wb.tasks(count=5), int(time.time()) + 1, "0"
    found: list[str] = []
    while at:
        page = Tasks(wb.transport()).page(now - 3_600, now, at)
        found, at = [*found, *page.tasks], page.following
    assert found == [*made]
    assert len(wb.paths()) == 3


def test_states_are_asked_in_batches_and_unknown_tasks_are_left_out(
    wb: Wildberries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{TASKS}.MOST_STATES", 2)
    made = wb.tasks(count=3)
    states = Tasks(wb.transport()).states([*made, "999"])
    assert states == dict.fromkeys(made, State("new", "waiting", cancellable=True))
    assert wb.paths() == ["POST /api/v3/orders/status"] * 2
    assert Tasks(wb.transport()).states([]) == {}
    assert wb.paths() == []


def test_marks_are_asked_only_where_some_may_be_missing(wb: Wildberries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{TASKS}.MOST_MARKS", 2)
    wb.tasks(count=3)
    marked = wb.tasks(count=3, requiredMeta=["sgtin"])
    wb.ask("mark", id=int(marked[0]), key="sgtin", value="0104630568317423215EirD")
    tasks = Tasks(wb.transport())
    new = tasks.new()
    states = tasks.states([*new])
    wb.paths()
    assert tasks.lacking(new, states) == {marked[0]: [], marked[1]: ["sgtin"], marked[2]: ["sgtin"]}
    assert wb.paths() == ["POST /api/marketplace/v3/orders/meta"] * 2
    wb.misbehave("conflict", calls=2)
    assert tasks.lacking(new, states) == {}


def test_an_older_one_is_found_from_the_newest_backwards(wb: Wildberries) -> None:
    old, older = wb.task(createdAt=ago(days=50)), wb.task(createdAt=ago(days=100))
    tasks, now = Tasks(wb.transport()), datetime.now(UTC)
    assert tasks.find(old, now)["id"] == int(old)
    assert wb.paths() == ["GET /api/v3/orders"] * 2
    assert tasks.find(older, now) == {}
    assert wb.paths() == ["GET /api/v3/orders"] * 3


def test_what_is_no_answer_is_not_an_empty_list(wb: Wildberries) -> None:
    for kind in ("page", "shape", "5xx", "lost"):
        wb.misbehave(kind)
        with pytest.raises(Unavailable):
            Tasks(wb.transport()).new()


def test_a_window_that_is_too_long_is_refused(wb: Wildberries) -> None:
    with pytest.raises(CallRefused):
        Tasks(wb.transport()).page(0, int(time.time()), "0")
