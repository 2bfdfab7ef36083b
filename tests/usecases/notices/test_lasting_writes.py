"""What happened is tried to be written down while there is time, and not once more where something changed."""

import pytest
from msgspec import Struct

from chalicelib.domain.errors import KabinetError, Stale, Unavailable
from chalicelib.usecases.notices.lasting_writes import LAST_TRY, LONGEST_REST, MOST_TRIES, write_down
from chalicelib.usecases.ports import Commit, Commits, Patience


class Refusing(Struct):
    """Its store refuses the first ``times``, with ``trouble``."""

    times: int
    trouble: KabinetError
    tried: int = 0

    def commit(self, community: str, commit: Commit) -> None:
        self.tried += 1
        if self.tried <= self.times:
            raise self.trouble

    def commit_each(self, community: str, commits: object) -> None:
        raise NotImplementedError


def rests(store: Commits, remaining: float = 60.0) -> list[int]:
    taken: list[int] = []
    write_down(store, Patience(lambda: remaining, taken.append), "1", Commit(()))
    return taken


def test_it_is_tried_with_rests_that_grow_to_a_bound() -> None:
    assert rests(Refusing(0, Unavailable())) == []
    assert rests(Refusing(8, Unavailable())) == [0, 1, 2, 3, 4, LONGEST_REST, LONGEST_REST, LONGEST_REST]


def test_it_ends_with_the_time_and_after_many_tries_where_there_is_no_end() -> None:
    for remaining, tries in ((LAST_TRY - 1, 1), (float("inf"), MOST_TRIES + 1)):
        store = Refusing(1_000, Unavailable())
        with pytest.raises(Unavailable):
            rests(store, remaining)
        assert store.tried == tries


def test_what_changed_meanwhile_is_for_whoever_looks_at_it_anew() -> None:
    store = Refusing(1, Stale())
    with pytest.raises(Stale):
        rests(store)
    assert store.tried == 1
