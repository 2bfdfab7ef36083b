"""Pickup points, read together with what they hold."""

import pytest

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.pickup.points import Points
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate, PointOccupancy
from tests.contracts.stores import Stores
from tests.factories import a_point, an_order, points_of


def test_a_community_begins_without_points(stores: Stores) -> None:
    assert stores.points.get(stores.community) == PointOccupancy(Points(stores.community), {})


def test_points_are_read_with_what_they_hold(stores: Stores) -> None:
    made = points_of(a_point(price=5_000, capacity=2), a_point(id="south"), community=stores.community)
    stores.commits.commit(stores.community, Commit((made,)))
    stores.commits.commit(stores.community, Commit(counter_updates=(CounterUpdate(Counter.POINT, "north", 2, 2),)))
    places = stores.points.get(stores.community)
    assert places == PointOccupancy(points_of(*made.points, community=stores.community, version=1), {"north": 2})


def test_points_that_somebody_else_changed_are_stale(stores: Stores) -> None:
    stores.save(points_of(community=stores.community))
    with pytest.raises(Stale):
        stores.save(points_of(a_point(id="south"), community=stores.community))


def test_points_come_with_an_order(stores: Stores) -> None:
    stores.save(points_of(community=stores.community), an_order(community=stores.community))
    places, order = stores.points.with_order(stores.community, "1001")
    assert places == stores.points.get(stores.community)
    assert order == stores.orders.get(stores.community, "1001")


def test_a_missing_order_has_no_points_either(stores: Stores) -> None:
    stores.save(points_of(community=stores.community))
    with pytest.raises(NotFound) as refusal:
        stores.points.with_order(stores.community, "404")
    assert refusal.value.reason == "order_missing"
