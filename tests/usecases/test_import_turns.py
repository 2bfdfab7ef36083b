"""Imports of one community go one by one: those of another wait for one step of it at the most."""

from collections import Counter

import pytest
from msgspec.structs import replace

from chalicelib import visit
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Conflict
from chalicelib.domain.imports.import_job import WORKING, Import, ImportState, uploaded_file
from chalicelib.domain.imports.queue import MOST_WAITING
from chalicelib.domain.journal import Entry, Event
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_principal, a_purchase, asked_step, csv_of, row_of
from tests.usecases.house import STEPS, House

QUIET = "c2"


def neighbour(house: House, name: str = QUIET) -> None:
    house.stores.commits.commit(name, Commit((Community(name, "Соседи", f"5400000000{name[1:]}"),)))
    house.stores.commits.commit(name, Commit((a_purchase(community=name),)))


def handed_over(house: House, community: str, rows: int) -> str:
    content = csv_of(*[row_of(place) for place in range(rows)])
    principal = a_principal(community=community)
    job, _ = house.container.imports.manage.create(principal, "shoes", "заказы.csv", len(content))
    house.stores.files.write(community, uploaded_file(job.id), content)
    house.container.imports.manage.preview(principal, job.id)
    return job.id


def messages(house: House, seen: set[str]) -> list[Entry]:
    """What the journal put into the queue, in the order in which it was committed."""
    new = [entry for entry in house.memory.journal if entry.event in STEPS and entry.id not in seen]
    seen |= {entry.id for entry in new}
    return new


def work(house: House, until: tuple[str, str] | None = None) -> list[str]:
    """One worker takes messages as they come; the communities whose steps it did, until an import rests."""
    seen: set[str] = set()
    line, done = messages(house, seen), []
    while line:
        entry = line.pop(0)
        house.container.imports.run.run(entry)
        done.append(entry.community)
        line += messages(house, seen)
        if until and house.stores.imports.get(*until).state not in WORKING:
            break
    return done


def test_twenty_heavy_files_of_one_tenant_hold_up_another_by_one_step_for_each_of_his(house: House) -> None:
    neighbour(house)
    for _ in range(20):
        handed_over(house, COMMUNITY, 200)
    job = handed_over(house, QUIET, 70)
    steps = Counter(work(house, (QUIET, job)))
    assert house.stores.imports.get(QUIET, job).state is ImportState.READY
    assert steps[QUIET] == 3
    assert steps[COMMUNITY] <= steps[QUIET]


def test_every_one_of_many_tenants_has_a_step_in_each_round(house: House) -> None:
    names = [f"c{place}" for place in range(2, 7)]
    for name in names:
        neighbour(house, name)
        for _ in range(5):
            handed_over(house, name, 120)
    job = handed_over(house, COMMUNITY, 70)
    steps = Counter(work(house, (COMMUNITY, job)))
    assert max(steps[name] for name in names) <= steps[COMMUNITY] == 3


def test_those_who_wait_are_done_in_their_order_and_none_is_left(house: House) -> None:
    jobs = [handed_over(house, COMMUNITY, 60) for _ in range(5)]
    assert [house.stores.imports.get(COMMUNITY, job).queued for job in jobs] == [False, True, True, True, True]
    assert house.stores.imports.queue(COMMUNITY).waiting == tuple(jobs[1:])
    work(house)
    found = [house.stores.imports.get(COMMUNITY, job) for job in jobs]
    assert {(job.state, job.queued) for job in found} == {(ImportState.READY, False)}
    queue = house.stores.imports.queue(COMMUNITY)
    assert (queue.running, queue.waiting) == (None, ())


def test_a_file_that_cannot_be_used_lets_the_next_one_by(house: House) -> None:
    bad = house.uploaded(b"\0")
    house.container.imports.manage.preview(a_principal(), bad)
    good = handed_over(house, COMMUNITY, 1)
    work(house)
    assert house.stores.imports.get(COMMUNITY, bad).state is ImportState.FAILED
    assert house.stores.imports.get(COMMUNITY, good).state is ImportState.READY


def test_one_that_is_given_up_lets_the_next_one_by(house: House) -> None:
    first, second = (handed_over(house, COMMUNITY, 1) for _ in range(2))
    house.container.imports.run.give_up(asked_step(house.stores.imports.get(COMMUNITY, first)))
    assert not house.stores.imports.get(COMMUNITY, second).queued
    assert house.stores.imports.queue(COMMUNITY).running == second


def test_one_that_is_gone_is_passed_over(house: House) -> None:
    first, gone, third = (handed_over(house, COMMUNITY, 1) for _ in range(3))
    house.memory.things.pop(("Import", COMMUNITY, gone))
    work(house)
    assert [house.stores.imports.get(COMMUNITY, job).state for job in (first, third)] == [ImportState.READY] * 2


def test_that_anothers_import_begins_is_nobodys_doing(house: House) -> None:
    """A person hands over a file, and one before his is found to be gone: the next one begins."""
    gone, second = (handed_over(house, COMMUNITY, 1) for _ in range(2))
    house.memory.things.pop(("Import", COMMUNITY, gone))
    visit.come(a_principal(id="maria"))
    try:
        handed_over(house, COMMUNITY, 1)
    finally:
        visit.end()
    begun = [entry for entry in house.memory.journal if entry.subject == f"import/{second}"][-1]
    assert (begun.event, begun.actor) == (Event.IMPORT_ADVANCED, "system")


def test_a_start_waits_for_its_turn_as_a_check_does(house: House) -> None:
    ready = house.previewed(row_of(1)).id
    handed_over(house, COMMUNITY, 1)
    assert house.container.imports.manage.start(a_principal(), ready).queued
    work(house)
    assert house.stores.imports.get(COMMUNITY, ready).state is ImportState.DONE


def test_too_many_that_wait_are_refused(house: House) -> None:
    for _ in range(MOST_WAITING + 1):
        handed_over(house, COMMUNITY, 1)
    with pytest.raises(Conflict, match="imports_many"):
        handed_over(house, COMMUNITY, 1)


def test_an_import_of_an_earlier_release_is_in_nobodys_way(house: House) -> None:
    """It began when there was no queue: it ends, and the queue is as it was."""
    job = handed_over(house, COMMUNITY, 1)
    house.memory.things.pop(("ImportQueue", COMMUNITY))
    work(house)
    assert house.stores.imports.get(COMMUNITY, job).state is ImportState.READY
    assert house.stores.imports.queue(COMMUNITY).version == 0


def test_two_that_join_at_once_both_have_a_place(house: House) -> None:
    class Rival:
        """Commits an import of its own just before the first commit of the other."""

        def __init__(self, commits: object) -> None:
            self.commits, self.done = commits, False

        def commit(self, community: str, commit: Commit) -> None:
            if not self.done:
                self.done = True
                handed_over(house, COMMUNITY, 1)
            self.commits.commit(community, commit)  # type: ignore[attr-defined]

    job = house.uploaded(csv_of(row_of(1)))
    replace(house.container.imports.manage, commits=Rival(house.stores.commits)).preview(a_principal(), job)
    queue = house.stores.imports.queue(COMMUNITY)
    assert queue.waiting == (job,)
    assert queue.running not in (None, job)


class Reading:
    def __init__(self) -> None:
        self.runs = 0

    def run(self, job: Import) -> Import:
        self.runs += 1
        return job.moved(ImportState.READY)


class Joined:
    """Somebody joins between the look at the queue and the commit."""

    def __init__(self, house: House) -> None:
        self.house, self.joined = house, list[str]()

    def commit(self, community: str, commit: Commit) -> None:
        if commit.save and not self.joined:
            self.joined.append(handed_over(self.house, COMMUNITY, 1))
        self.house.stores.commits.commit(community, commit)


def test_who_joins_while_a_step_is_done_does_not_cost_the_step(house: House) -> None:
    """A file is read for a minute and more, and the queue has changed when the import leaves it."""
    job = handed_over(house, COMMUNITY, 1)
    reading, commits = Reading(), Joined(house)
    steps = {**house.container.imports.run.steps, ImportState.READING: reading}
    replace(house.container.imports.run, steps=steps, commits=commits).run(
        asked_step(house.stores.imports.get(COMMUNITY, job))
    )
    assert (reading.runs, house.stores.imports.get(COMMUNITY, job).state) == (1, ImportState.READY)
    [second] = commits.joined
    assert house.stores.imports.queue(COMMUNITY).running == second
    assert not house.stores.imports.get(COMMUNITY, second).queued
