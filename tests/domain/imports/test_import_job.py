"""How an import goes on."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.imports.import_job import CHUNK, MOVES, WORKING, Counts, ImportState, chunks_of
from tests.factories import an_import

ROAD = [
    ImportState.AWAITING_FILE,
    ImportState.READING,
    ImportState.COMPARING,
    ImportState.READY,
    ImportState.APPLYING,
    ImportState.SPLITTING,
    ImportState.DONE,
]
MAY_FAIL = [*WORKING, ImportState.READY]
NOTHING_TO_SPLIT = (ImportState.APPLYING, ImportState.DONE)
SHORTCUTS = [
    (ImportState.READING, ImportState.READY),
    NOTHING_TO_SPLIT,
    *((state, ImportState.FAILED) for state in MAY_FAIL),
]
ALLOWED = [*pairwise(ROAD), *SHORTCUTS]


def test_an_import_moves_along_its_road_only() -> None:
    for before, after in product(ImportState, ImportState):
        job = an_import(state=before, chunks=3, done=2)
        if (before, after) in ALLOWED:
            assert job.moved(after, 7) == replace(job, state=after, chunks=7, done=0)
        else:
            with pytest.raises(Conflict, match="import_not_ready"):
                job.moved(after)


def test_every_state_has_its_row_in_the_table_of_moves() -> None:
    assert MOVES.keys() == set(ImportState)


def test_a_failure_keeps_its_reason() -> None:
    job = an_import(state=ImportState.READING).failed("file_too_long", {"limit": 20_000})
    assert (job.state, job.failure, job.failure_values) == (ImportState.FAILED, "file_too_long", {"limit": 20_000})


def test_what_is_done_can_no_longer_fail() -> None:
    with pytest.raises(Conflict):
        an_import(state=ImportState.DONE).failed("file_damaged", {})


def test_the_last_step_leads_to_the_following_state() -> None:
    job = an_import(state=ImportState.COMPARING, chunks=3)
    assert (job.stepped(ImportState.READY).state, job.stepped(ImportState.READY).done) == (ImportState.COMPARING, 1)
    last = replace(job, done=2).stepped(ImportState.READY, 5)
    assert (last.state, last.chunks, last.done) == (ImportState.READY, 5, 0)


@given(st.integers(0, 100_000))
def test_chunks_hold_all_buyers_and_none_is_empty(count: int) -> None:
    assert (chunks_of(count) - 1) * CHUNK < count <= chunks_of(count) * CHUNK or count == chunks_of(count) == 0


def test_counts_add_up() -> None:
    tens = Counts(10, 20, 30, 40, 50, 60, 70, 80)
    assert Counts(1, 2, 3, 4, 5, 6, 7, 8) + tens == Counts(11, 22, 33, 44, 55, 66, 77, 88)


def test_a_failure_says_how_far_saving_came() -> None:
    for state, done, saved in (
        (ImportState.READING, 0, None),
        (ImportState.COMPARING, 1, None),
        (ImportState.APPLYING, 0, 0),
        (ImportState.APPLYING, 1, CHUNK),
        (ImportState.APPLYING, 2, 2 * CHUNK - 1),
        (ImportState.SPLITTING, 0, 2 * CHUNK - 1),
    ):
        job = an_import(state=state, done=done, chunks=3, buyers=2 * CHUNK - 1, queued=True)
        failed = job.failed("import_broken", {})
        assert (failed.saved, failed.queued) == (saved, False), state


def test_a_file_replaces_orders_when_most_of_their_lines_go() -> None:
    for lines, going, replaces in ((0, 0, False), (2, 2, False), (3, 3, True), (6, 3, False), (6, 4, True)):
        assert Counts(lines=lines, going=going).replacing is replaces, (lines, going)


def test_a_step_that_looks_on_is_followed_by_one_more_of_the_same_state() -> None:
    job = an_import(state=ImportState.SPLITTING, chunks=1, done=0)
    further = job.looking_on("anna").looking_on("elena")
    assert (further.state, further.done, further.chunks) == (ImportState.SPLITTING, 2, 3)
    assert (further.position, further.looked_at) == ("elena", 2)
    assert further.stepped(ImportState.DONE).state is ImportState.DONE
