"""An import of which nobody hears is asked for again by the clock."""

from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.imports.queue import STILL_AFTER
from chalicelib.domain.journal import Entry, Event
from chalicelib.edge.batches import LONGEST_PAUSE
from chalicelib.usecases.imports.revive_imports import ReviveImports
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, an_entry, row_of
from tests.fakes import MemoryCommits
from tests.usecases.house import House
from tests.usecases.test_import_turns import QUIET, handed_over, neighbour


def look(house: House) -> list[Entry]:
    """What the look asks for."""
    before = len(house.memory.journal)
    nudging = ReviveImports(house.stores.imports, house.stores.commits, house.clock)
    for community in (COMMUNITY, QUIET):
        nudging.run(an_entry(community=community, event=Event.IMPORTS_SOUGHT))
    return house.memory.journal[before:]


def test_one_whose_message_was_lost_goes_on_and_those_behind_it_too(house: House) -> None:
    lost, second = (handed_over(house, COMMUNITY, 1) for _ in range(2))
    house.clock.pass_by(hours=6)
    [asked] = look(house)
    assert (asked.subject, asked.event) == (f"import/{lost}", Event.IMPORT_ADVANCED)
    house.container.imports.run.run(asked)
    assert house.stores.imports.get(COMMUNITY, lost).state is ImportState.COMPARING
    assert [house.driven(job).state for job in (lost, second)] == [ImportState.READY] * 2


def test_one_of_every_community_is_asked_for_and_not_each_time_it_looks(house: House) -> None:
    neighbour(house)
    jobs = [handed_over(house, name, 1) for name in (COMMUNITY, QUIET)]
    house.clock.pass_by(hours=5)
    assert look(house) == []
    house.clock.pass_by(hours=1)
    assert sorted(entry.subject for entry in look(house)) == sorted(f"import/{job}" for job in jobs)
    assert look(house) == []
    house.clock.pass_by(hours=6)
    assert len(look(house)) == 2


def test_a_message_too_many_changes_nothing(house: House) -> None:
    job = handed_over(house, COMMUNITY, 1)
    house.clock.pass_by(hours=6)
    [asked] = look(house)
    ready = house.driven(job)
    house.container.imports.run.run(asked)
    assert house.stores.imports.get(COMMUNITY, job) == ready


def test_where_nothing_is_at_work_nothing_is_asked_for(house: House) -> None:
    house.imported(row_of(1))
    house.clock.pass_by(days=1)
    assert look(house) == []


def test_one_that_is_gone_lets_the_next_one_by(house: House) -> None:
    gone, second = (handed_over(house, COMMUNITY, 1) for _ in range(2))
    house.memory.things.pop(("Import", COMMUNITY, gone))
    house.clock.pass_by(hours=6)
    look(house)
    assert house.driven(second).state is ImportState.READY


def test_a_queue_that_moves_meanwhile_is_left_alone(house: House) -> None:
    job = handed_over(house, COMMUNITY, 1)
    house.clock.pass_by(hours=6)

    class Commits(MemoryCommits):
        def commit(self, community: str, commit: Commit) -> None:
            house.driven(job)
            house.stores.commits.commit(community, commit)

    nudging = ReviveImports(house.stores.imports, Commits(house.memory), house.clock)
    nudging.run(an_entry(event=Event.IMPORTS_SOUGHT))
    assert house.stores.imports.queue(COMMUNITY).running is None


def test_a_message_comes_back_before_it_is_taken_for_lost() -> None:
    assert STILL_AFTER.total_seconds() >= LONGEST_PAUSE
