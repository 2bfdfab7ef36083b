"""Every import ends, in words, whatever its steps meet."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale, Unavailable
from chalicelib.domain.imports.import_job import (
    MOST_BEGINNINGS,
    Import,
    ImportState,
    plan_file,
)
from chalicelib.domain.journal import Event
from chalicelib.texts import Catalogue
from chalicelib.usecases.imports.run_import import RunImport
from chalicelib.usecases.ports import Commit, Commits
from tests.factories import COMMUNITY, a_principal, asked_step, ok_id_of, row_of
from tests.usecases.house import House

ROWS = [row_of(place) for place in range(70)]


class Killed(BaseException):
    """The worker is gone."""


class Step:
    """Does what it is told to instead of its work."""

    def __init__(self, ends: Callable[[], BaseException | None], work: Any = None) -> None:
        self.begun, self._ends, self._work = 0, ends, work

    def run(self, job: Import) -> Import:
        self.begun += 1
        if error := self._ends():
            raise error
        done: Import = self._work.run(job)
        return done


class Mortal:
    """Commits of a worker that dies of its step: it commits nothing any more, whatever else runs in it."""

    def __init__(self, commits: Commits, step: Step) -> None:
        self._commits, self._step, self._before = commits, step, step.begun

    def commit(self, community: str, commit: Commit) -> None:
        if self._step.begun > self._before:
            raise Killed
        self._commits.commit(community, commit)


def die(stepping: RunImport, step: Step, job: Import) -> None:
    with pytest.raises(Killed):
        replace(stepping, commits=Mortal(stepping.commits, step)).run(asked_step(job))


def broken(house: House, state: ImportState, error: BaseException | None) -> tuple[RunImport, Step]:
    step = Step(lambda: error, house.container.imports.run.steps[state])
    return replace_step(house, state, step), step


def replace_step(house: House, state: ImportState, step: Step) -> RunImport:
    return replace(house.container.imports.run, steps={**house.container.imports.run.steps, state: step})


def waiting(house: House, state: ImportState) -> Import:
    """An import that stands before the first step of a state; of the orders that it saves, half is saved."""
    job = house.uploaded("\n".join(["Профиль;Имя;Телефон;Артикул;Название;Размер;Кол-во;Цена", *ROWS]).encode())
    house.container.imports.manage.preview(a_principal(), job)
    if state in (ImportState.APPLYING, ImportState.SPLITTING):
        house.driven(job)
        house.container.imports.manage.start(a_principal(), job)
    while (found := house.stores.imports.get(COMMUNITY, job)).state is not state:
        house.container.imports.run.run(asked_step(found))
    if state is ImportState.APPLYING:
        house.container.imports.run.run(asked_step(found))
    return house.stores.imports.get(COMMUNITY, job)


BROKEN = {
    ImportState.READING: "import_broken",
    ImportState.COMPARING: "import_broken",
    ImportState.APPLYING: "import_stopped",
    ImportState.SPLITTING: "import_stopped",
}
WORKING = list(BROKEN)


def test_a_step_that_is_given_up_ends_its_import_in_words() -> None:
    for state in WORKING:
        house = House()
        job = waiting(house, state)
        house.container.imports.run.give_up(asked_step(job))
        ended = house.stores.imports.get(COMMUNITY, job.id)
        assert (ended.state, ended.failure) == (ImportState.FAILED, BROKEN[state]), state
        assert house.memory.journal[-1].event is Event.IMPORT_FAILED
        for language in ("ru", "en"):
            assert Catalogue().phrase(language, f"errors.{ended.failure}", **ended.failure_values)


def test_what_is_given_up_too_late_changes_nothing(house: House) -> None:
    job = waiting(house, ImportState.COMPARING)
    late = asked_step(job)
    house.driven(job.id)
    house.container.imports.run.give_up(late)
    assert house.stores.imports.get(COMMUNITY, job.id).state is ImportState.READY


def test_a_file_that_kills_its_worker_is_opened_once_more_and_then_never_again(house: House) -> None:
    """A machine may die for reasons of its own, so the first death proves nothing."""
    job = waiting(house, ImportState.READING)
    stepping, opening = broken(house, ImportState.READING, Killed())
    for _ in range(2):
        die(stepping, opening, job)
    for _ in range(3):
        stepping.run(asked_step(job))
    ended = house.stores.imports.get(COMMUNITY, job.id)
    assert (opening.begun, ended.state, ended.failure) == (2, ImportState.FAILED, "file_unread")


def test_a_step_of_ours_that_kills_its_worker_each_time_ends_too() -> None:
    for state in WORKING[1:]:
        house = House()
        job = waiting(house, state)
        stepping, step = broken(house, state, Killed())
        for _ in range(MOST_BEGINNINGS):
            die(stepping, step, job)
        stepping.run(asked_step(job))
        ended = house.stores.imports.get(COMMUNITY, job.id)
        assert (step.begun, ended.state) == (MOST_BEGINNINGS, ImportState.FAILED), state
        assert ended.failure == BROKEN[state]


def test_a_worker_that_died_once_costs_nothing(house: House) -> None:
    job = waiting(house, ImportState.READING)
    stepping, step = broken(house, ImportState.READING, Killed())
    die(stepping, step, job)
    assert house.driven(job.id).state is ImportState.READY


def test_what_breaks_off_with_an_error_is_no_death() -> None:
    """The store is down for hours, a fault of ours is mended: the file is read as if nothing had been."""
    for error in (Unavailable(), Stale(), KeyError("x"), MemoryError(), RecursionError()):
        house = House()
        job = waiting(house, ImportState.READING)
        stepping, step = broken(house, ImportState.READING, error)
        for _ in range(10):
            with pytest.raises(type(error)):
                stepping.run(asked_step(job))
        assert step.begun == 10
        assert house.driven(job.id).state is ImportState.READY, error


def test_a_mark_is_taken_back_though_the_store_refuses_at_first(house: House) -> None:
    """Otherwise a store that throttles half of all calls would be taken for a file that kills."""

    class Throttled:
        def __init__(self) -> None:
            self.calls = 0

        def commit(self, community: str, commit: Commit) -> None:
            self.calls += 1
            if self.calls in (2, 3, 4):
                raise Unavailable
            house.stores.commits.commit(community, commit)

    job = waiting(house, ImportState.READING)
    for _ in range(3):
        stepping, _step = broken(house, ImportState.READING, Unavailable())
        with pytest.raises(Unavailable):
            replace(stepping, commits=Throttled()).run(asked_step(job))
    assert house.driven(job.id).state is ImportState.READY


def test_an_import_that_breaks_off_while_saving_says_how_much_is_saved(house: House) -> None:
    job = waiting(house, ImportState.APPLYING)
    house.container.imports.run.give_up(asked_step(job))
    ended = house.stores.imports.get(COMMUNITY, job.id)
    assert (ended.saved, ended.buyers, len(house.memory.orders(COMMUNITY))) == (50, 70, 50)


def test_a_plan_that_is_gone_says_it_too(house: House) -> None:
    job = waiting(house, ImportState.APPLYING)
    house.stores.files.contents.pop((COMMUNITY, plan_file(job.id, job.done)))
    house.container.imports.run.run(asked_step(job))
    ended = house.stores.imports.get(COMMUNITY, job.id)
    assert (ended.failure, ended.saved) == ("file_missing", 50)


def test_the_same_file_again_completes_what_broke_off() -> None:
    for state, counts in ((ImportState.APPLYING, (20, 0, 50)), (ImportState.SPLITTING, (0, 0, 70))):
        house = House()
        house.save(replace(house.purchase(), delivery_cost=7_001))
        job = waiting(house, state)
        house.container.imports.run.give_up(asked_step(job))
        again = house.previewed(*ROWS)
        assert again.completing, state
        assert (again.counts.new, again.counts.changed, again.counts.unchanged) == counts
        house.container.imports.manage.start(a_principal(), again.id)
        assert house.driven(again.id).state is ImportState.DONE
        orders = house.memory.orders(COMMUNITY)
        assert (len(orders), sum(order.delivery_share for order in orders)) == (70, 7_001)
        assert {order.buyer for order in orders} == {house.order_of(ok_id_of(place)).buyer for place in range(70)}
        assert not house.previewed(*ROWS).completing


@pytest.mark.parametrize(
    ("state", "done"), [(ImportState.READING, 0), (ImportState.COMPARING, 1), (ImportState.READY, 0)]
)
def test_a_message_for_another_step_does_nothing(house: House, state: ImportState, done: int) -> None:
    job = house.previewed(row_of(1))
    before = len(house.memory.journal)
    house.container.imports.run.run(asked_step(job, data={"state": state, "done": done}))
    assert house.stores.imports.get(COMMUNITY, job.id) == job
    assert len(house.memory.journal) == before


def test_messages_of_a_finished_import_do_nothing(house: House) -> None:
    job = house.imported(row_of(1))
    before = (dict(house.memory.things), len(house.memory.journal))
    for entry in house.asked(job.id):
        house.container.imports.run.run(entry)
    assert (house.memory.things, len(house.memory.journal)) == before


def test_a_message_of_an_import_that_is_gone_is_an_error_somebody_sees(house: House) -> None:
    with pytest.raises(NotFound):
        house.container.imports.run.run(asked_step(house.previewed(row_of(1)), subject="import/gone"))
