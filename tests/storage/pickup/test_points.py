"""Pickup points, read together with what they hold."""

import pytest

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.pickup.points import Points
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate, PointOccupancy
from tests.factories import a_point, an_order, points_of
from tests.storage.tenant import Tenant


def test_a_community_begins_without_points(tenant: Tenant) -> None:
    assert tenant.stores.points.get(tenant.community) == PointOccupancy(Points(tenant.community), {})


def test_points_are_read_with_what_they_hold(tenant: Tenant) -> None:
    made = points_of(a_point(price=5_000, capacity=2), a_point(id="south"), community=tenant.community)
    tenant.stores.commits.commit(tenant.community, Commit((made,)))
    tenant.stores.commits.commit(
        tenant.community, Commit(counter_updates=(CounterUpdate(Counter.POINT, "north", 2, 2),))
    )
    places = tenant.stores.points.get(tenant.community)
    assert places == PointOccupancy(points_of(*made.points, community=tenant.community, version=1), {"north": 2})


def test_points_that_somebody_else_changed_are_stale(tenant: Tenant) -> None:
    tenant.save(points_of(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(points_of(a_point(id="south"), community=tenant.community))


def test_points_come_with_an_order(tenant: Tenant) -> None:
    tenant.save(points_of(community=tenant.community), an_order(community=tenant.community))
    places, order = tenant.stores.points.with_order(tenant.community, "1001")
    assert places == tenant.stores.points.get(tenant.community)
    assert order == tenant.stores.orders.get(tenant.community, "1001")


def test_a_missing_order_has_no_points_either(tenant: Tenant) -> None:
    tenant.save(points_of(community=tenant.community))
    with pytest.raises(NotFound) as refusal:
        tenant.stores.points.with_order(tenant.community, "404")
    assert refusal.value.reason == "order_missing"
