"""Counters move with the commit that moves them, and never past their limit."""

import pytest

from chalicelib.domain.errors import Full, NotFound, Repeated, Stale
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.contracts.stores import Stores
from tests.factories import a_buyer, a_fact, a_point, points_of


@pytest.fixture(autouse=True)
def _points(stores: Stores) -> None:
    stores.save(points_of(a_point(), a_point(id="south"), community=stores.community))


def count(stores: Stores, *counter_updates: CounterUpdate, **more: object) -> None:
    stores.commits.commit(stores.community, Commit(counter_updates=counter_updates, **more))  # type: ignore[arg-type]


def at_point(point: str = "north", by: int = 1, limit: int | None = None) -> CounterUpdate:
    return CounterUpdate(Counter.POINT, point, by, limit)


def taken(stores: Stores) -> dict[str, int]:
    return {point: load for point, load in stores.points.get(stores.community).taken.items() if load}


def test_a_counter_moves_up_and_down(stores: Stores) -> None:
    for by in (1, 1, 3, -2):
        count(stores, at_point(by=by))
    assert taken(stores) == {"north": 3}


def test_a_counter_moves_up_to_its_limit_and_no_further(stores: Stores) -> None:
    for _ in range(2):
        count(stores, at_point(limit=2))
    with pytest.raises(Full) as refusal:
        count(stores, at_point(limit=2))
    assert refusal.value.counter == "north"
    assert taken(stores) == {"north": 2}


def test_a_step_that_would_pass_the_limit_is_refused_from_the_start(stores: Stores) -> None:
    with pytest.raises(Full):
        count(stores, at_point(by=3, limit=2))
    count(stores, at_point(by=2, limit=2))
    assert taken(stores) == {"north": 2}


def test_where_there_is_no_room_at_all_nobody_comes_first(stores: Stores) -> None:
    with pytest.raises(Full):
        count(stores, at_point(limit=0))
    assert taken(stores) == {}


def test_a_limit_that_was_lowered_keeps_nobody_from_leaving(stores: Stores) -> None:
    count(stores, at_point(by=5))
    count(stores, at_point(by=-1, limit=2))
    assert taken(stores) == {"north": 4}
    with pytest.raises(Full):
        count(stores, at_point(limit=4))


def test_a_move_frees_one_point_and_takes_the_other(stores: Stores) -> None:
    count(stores, at_point(limit=1))
    count(stores, at_point(by=-1), at_point("south", limit=1))
    assert taken(stores) == {"south": 1}


def test_a_move_to_a_full_point_names_it_and_leaves_everything_as_it_was(stores: Stores) -> None:
    count(stores, at_point(), at_point("south"))
    for counter_updates in (
        (at_point(by=-1), at_point("south", limit=1)),
        (at_point("south", limit=1), at_point(by=-1)),
    ):
        with pytest.raises(Full) as refusal:
            count(stores, *counter_updates)
        assert refusal.value.counter == "south"
    assert taken(stores) == {"north": 1, "south": 1}


def test_of_several_counters_the_full_one_is_named(stores: Stores) -> None:
    calls = CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 1)
    count(stores, calls, at_point(limit=2))
    for full, other in (
        (calls, at_point(limit=2)),
        (at_point(limit=1), CounterUpdate(Counter.CALLS, "ok_bot#2", 1, 1)),
    ):
        with pytest.raises(Full) as refusal:
            count(stores, other, full, facts=(a_fact(),))
        assert refusal.value.counter == full.name
    assert taken(stores) == {"north": 1}


def test_a_full_counter_refuses_all_of_the_commit(stores: Stores) -> None:
    count(stores, at_point())
    buyer, fact = a_buyer(community=stores.community), a_fact()
    with pytest.raises(Full):
        count(stores, at_point(limit=1), save=(buyer,), facts=(fact,), idempotency_key="cause")
    with pytest.raises(NotFound):
        stores.buyers.get(stores.community, buyer.id)
    assert list(stores.journal.of(stores.community, fact.subject)) == []
    count(stores, at_point("south", limit=1), save=(buyer,), idempotency_key="cause")


def test_a_refused_commit_moves_no_counter(stores: Stores) -> None:
    stores.save(a_buyer(community=stores.community))
    with pytest.raises(Stale):
        count(stores, at_point(limit=1), save=(a_buyer(community=stores.community),))
    assert taken(stores) == {}


def test_a_repeated_commit_is_told_as_that_even_when_its_counter_is_full(stores: Stores) -> None:
    """It has taken the last place itself."""
    count(stores, at_point(limit=1), idempotency_key="cause")
    for limit in (1, 0):
        with pytest.raises(Repeated):
            count(stores, at_point(limit=limit), idempotency_key="cause")
    assert taken(stores) == {"north": 1}


def test_calls_are_counted_by_their_name(stores: Stores) -> None:
    for name in ("ok_bot#1", "ok_bot#1", "ok_bot#2"):
        count(stores, CounterUpdate(Counter.CALLS, name, 1, 2))
    with pytest.raises(Full):
        count(stores, CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 2))
    count(stores, CounterUpdate(Counter.CALLS, "ok_bot#2", 1, 2))
    assert taken(stores) == {}


def test_forms_are_counted_up_to_their_limits_all_or_none(stores: Stores) -> None:
    for hour in (10, 11):
        windows = (
            CounterUpdate(Counter.FORMS, f"anna/2026-11-22T{hour}", 1, 2),
            CounterUpdate(Counter.FORMS, "anna/2026-11-22", 1, 3),
        )
        count(stores, *windows)
        if hour == 10:
            count(stores, *windows)
        with pytest.raises(Full):
            count(stores, *windows)
    count(stores, CounterUpdate(Counter.FORMS, "anna/2026-11-22T11", 1, 2))


def test_communities_count_for_themselves(stores: Stores) -> None:
    stores.commits.commit(stores.other, Commit((points_of(community=stores.other),)))
    full = (CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 1), at_point(limit=1))
    count(stores, *full)
    stores.commits.commit(stores.other, Commit(counter_updates=full))
    assert taken(stores) == {"north": 1}


def test_points_that_change_keep_their_loads(stores: Stores) -> None:
    count(stores, at_point())
    points = stores.points.get(stores.community).points
    stores.save(points.put(a_point(id="east")))
    assert taken(stores) == {"north": 1}
    assert len(stores.points.get(stores.community).points.points) == 3


def test_beginnings_of_a_step_are_counted_to_their_limit_and_taken_back(stores: Stores) -> None:
    def begin(by: int = 1, step: str = "import/job/reading/0") -> None:
        count(stores, CounterUpdate(Counter.BEGINNINGS, step, by, 2))

    begin()
    begin()
    with pytest.raises(Full) as refusal:
        begin()
    assert refusal.value.counter == "import/job/reading/0"
    begin(step="import/job/comparing/0")
    begin(-1)
    begin()
    with pytest.raises(Full):
        begin()
