"""Counters move with the commit that moves them, and never past their limit."""

import pytest

from chalicelib.domain.errors import Full, NotFound, Repeated, Stale
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.factories import a_buyer, a_fact, a_point, points_of
from tests.storage.tenant import Tenant


@pytest.fixture(autouse=True)
def _points(tenant: Tenant) -> None:
    tenant.save(points_of(a_point(), a_point(id="south"), community=tenant.community))


def count(tenant: Tenant, *counter_updates: CounterUpdate, **more: object) -> None:
    tenant.stores.commits.commit(tenant.community, Commit(counter_updates=counter_updates, **more))  # type: ignore[arg-type]


def at_point(point: str = "north", by: int = 1, limit: int | None = None) -> CounterUpdate:
    return CounterUpdate(Counter.POINT, point, by, limit)


def taken(tenant: Tenant) -> dict[str, int]:
    return {point: load for point, load in tenant.stores.points.get(tenant.community).taken.items() if load}


def test_a_counter_moves_up_and_down(tenant: Tenant) -> None:
    for by in (1, 1, 3, -2):
        count(tenant, at_point(by=by))
    assert taken(tenant) == {"north": 3}


def test_a_counter_moves_up_to_its_limit_and_no_further(tenant: Tenant) -> None:
    for _ in range(2):
        count(tenant, at_point(limit=2))
    with pytest.raises(Full) as refusal:
        count(tenant, at_point(limit=2))
    assert refusal.value.counter == "north"
    assert taken(tenant) == {"north": 2}


def test_a_step_that_would_pass_the_limit_is_refused_from_the_start(tenant: Tenant) -> None:
    with pytest.raises(Full):
        count(tenant, at_point(by=3, limit=2))
    count(tenant, at_point(by=2, limit=2))
    assert taken(tenant) == {"north": 2}


def test_where_there_is_no_room_at_all_nobody_comes_first(tenant: Tenant) -> None:
    with pytest.raises(Full):
        count(tenant, at_point(limit=0))
    assert taken(tenant) == {}


def test_a_limit_that_was_lowered_keeps_nobody_from_leaving(tenant: Tenant) -> None:
    count(tenant, at_point(by=5))
    count(tenant, at_point(by=-1, limit=2))
    assert taken(tenant) == {"north": 4}
    with pytest.raises(Full):
        count(tenant, at_point(limit=4))


def test_a_move_frees_one_point_and_takes_the_other(tenant: Tenant) -> None:
    count(tenant, at_point(limit=1))
    count(tenant, at_point(by=-1), at_point("south", limit=1))
    assert taken(tenant) == {"south": 1}


def test_a_move_to_a_full_point_names_it_and_leaves_everything_as_it_was(tenant: Tenant) -> None:
    count(tenant, at_point(), at_point("south"))
    for counter_updates in (
        (at_point(by=-1), at_point("south", limit=1)),
        (at_point("south", limit=1), at_point(by=-1)),
    ):
        with pytest.raises(Full) as refusal:
            count(tenant, *counter_updates)
        assert refusal.value.counter == "south"
    assert taken(tenant) == {"north": 1, "south": 1}


def test_of_several_counters_the_full_one_is_named(tenant: Tenant) -> None:
    calls = CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 1)
    count(tenant, calls, at_point(limit=2))
    for full, other in (
        (calls, at_point(limit=2)),
        (at_point(limit=1), CounterUpdate(Counter.CALLS, "ok_bot#2", 1, 1)),
    ):
        with pytest.raises(Full) as refusal:
            count(tenant, other, full, facts=(a_fact(),))
        assert refusal.value.counter == full.name
    assert taken(tenant) == {"north": 1}


def test_a_full_counter_refuses_all_of_the_commit(tenant: Tenant) -> None:
    count(tenant, at_point())
    buyer, fact = a_buyer(community=tenant.community), a_fact()
    with pytest.raises(Full):
        count(tenant, at_point(limit=1), save=(buyer,), facts=(fact,), idempotency_key="cause")
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, buyer.id)
    assert list(tenant.stores.journal.of(tenant.community, fact.subject)) == []
    count(tenant, at_point("south", limit=1), save=(buyer,), idempotency_key="cause")


def test_a_refused_commit_moves_no_counter(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community))
    with pytest.raises(Stale):
        count(tenant, at_point(limit=1), save=(a_buyer(community=tenant.community),))
    assert taken(tenant) == {}


def test_a_repeated_commit_is_told_as_that_even_when_its_counter_is_full(tenant: Tenant) -> None:
    """It has taken the last place itself."""
    count(tenant, at_point(limit=1), idempotency_key="cause")
    for limit in (1, 0):
        with pytest.raises(Repeated):
            count(tenant, at_point(limit=limit), idempotency_key="cause")
    assert taken(tenant) == {"north": 1}


def test_calls_are_counted_by_their_name(tenant: Tenant) -> None:
    for name in ("ok_bot#1", "ok_bot#1", "ok_bot#2"):
        count(tenant, CounterUpdate(Counter.CALLS, name, 1, 2))
    with pytest.raises(Full):
        count(tenant, CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 2))
    count(tenant, CounterUpdate(Counter.CALLS, "ok_bot#2", 1, 2))
    assert taken(tenant) == {}


def test_forms_are_counted_up_to_their_limits_all_or_none(tenant: Tenant) -> None:
    for hour in (10, 11):
        windows = (
            CounterUpdate(Counter.FORMS, f"anna/2026-11-22T{hour}", 1, 2),
            CounterUpdate(Counter.FORMS, "anna/2026-11-22", 1, 3),
        )
        count(tenant, *windows)
        if hour == 10:
            count(tenant, *windows)
        with pytest.raises(Full):
            count(tenant, *windows)
    count(tenant, CounterUpdate(Counter.FORMS, "anna/2026-11-22T11", 1, 2))


def test_communities_count_for_themselves(tenant: Tenant) -> None:
    tenant.stores.commits.commit(tenant.other, Commit((points_of(community=tenant.other),)))
    full = (CounterUpdate(Counter.CALLS, "ok_bot#1", 1, 1), at_point(limit=1))
    count(tenant, *full)
    tenant.stores.commits.commit(tenant.other, Commit(counter_updates=full))
    assert taken(tenant) == {"north": 1}


def test_points_that_change_keep_their_loads(tenant: Tenant) -> None:
    count(tenant, at_point())
    points = tenant.stores.points.get(tenant.community).points
    tenant.save(points.put(a_point(id="east")))
    assert taken(tenant) == {"north": 1}
    assert len(tenant.stores.points.get(tenant.community).points.points) == 3


def test_beginnings_of_a_step_are_counted_to_their_limit_and_taken_back(tenant: Tenant) -> None:
    def begin(by: int = 1, step: str = "import/job/reading/0") -> None:
        count(tenant, CounterUpdate(Counter.BEGINNINGS, step, by, 2))

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
