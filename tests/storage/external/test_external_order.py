"""Orders of marketplaces, kept and found: in pages, by all that is asked of them, among those that wait."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.external.deciding import Acceptance, Doing, accepted
from chalicelib.domain.external.external_order import Bound, Decision, ExternalOrder, Push
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase, SeenBuyer
from tests.factories import NOW, a_sighting, an_account, an_offer
from tests.storage.tenant import Tenant

EVERYTHING = ["4-1", "3-1", "2-1", "1-1"]


def an_external(tenant: Tenant, order: str, minutes: int, **fields: Any) -> ExternalOrder:
    at = NOW + timedelta(minutes=minutes)
    sighting = a_sighting(**{"order": order, "created_at": at, "changed_at": at, **fields})
    return first_seen(an_account(community=tenant.community), sighting, at)


def decided(order: ExternalOrder) -> ExternalOrder:
    bound = Bound(an_offer().id, "Запчасти: Фильтр масляный", 45_000)
    return replace(accepted(order, [Acceptance("1", bound=bound)], Doing("maria", NOW)), number="1001", buyer_id="anna")


@pytest.fixture
def four(tenant: Tenant) -> Tenant:
    """The first is decided, the second unpaid, the third of another account."""
    first, unpaid = an_external(tenant, "1-1", 1), an_external(tenant, "2-1", 2, phase=Phase.UNPAID)
    other = replace(an_external(tenant, "3-1", 3, region="Тула"), account="ozon-other")
    tenant.save(decided(first), unpaid, other, an_external(tenant, "4-1", 4))
    return tenant


def found(tenant: Tenant, **wanted: Any) -> list[str]:
    page = tenant.stores.external_orders.page(tenant.community, ExternalFilter(**wanted), None, 50)
    assert page.cursor is None
    return [each.order for each in page.things]


def test_an_order_is_read_back_as_it_was_saved(tenant: Tenant) -> None:
    order = decided(an_external(tenant, "1-1", 1, buyer=SeenBuyer(id="b7", name="Анна"), extra={"a": "б"}))
    tenant.save(order)
    stored = tenant.stores.external_orders.get(tenant.community, order.account, order.order)
    assert stored == replace(order, version=1)
    assert stored == tenant.stores.external_orders.find(tenant.community, order.account, order.order)
    with pytest.raises(Stale):
        tenant.save(order)
    for account, number in ((order.account, "1-2"), ("ozon-other", "1-1")):
        assert tenant.stores.external_orders.find(tenant.community, account, number) is None
        with pytest.raises(NotFound, match="external_order_missing"):
            tenant.stores.external_orders.get(tenant.community, account, number)


@pytest.mark.parametrize(
    ("wanted", "orders"),
    [
        ({}, EVERYTHING),
        ({"waiting": True}, ["4-1", "3-1"]),
        ({"waiting": True, "account": "ozon-other"}, ["3-1"]),
        ({"account": "ozon-other"}, ["3-1"]),
        ({"account": "ozon"}, []),
        ({"decision": Decision.ACCEPTED}, ["1-1"]),
        ({"push": Push.WANTED}, ["1-1"]),
        ({"phase": Phase.UNPAID}, ["2-1"]),
        ({"region": "тула"}, ["3-1"]),
        ({"buyer": "anna"}, ["1-1"]),
        ({"words": "МАСЛЯНЫЙ"}, EVERYTHING),
        ({"words": "oc-90", "region": "Тула"}, ["3-1"]),
        ({"words": "2-1"}, ["2-1"]),
        ({"words": "1001"}, ["1-1"]),
        ({"since": NOW + timedelta(minutes=3)}, ["4-1", "3-1"]),
        ({"until": NOW + timedelta(minutes=2)}, ["2-1", "1-1"]),
        ({"since": NOW + timedelta(minutes=2), "until": NOW + timedelta(minutes=3)}, ["3-1", "2-1"]),
        ({"since": NOW + timedelta(minutes=5)}, []),
    ],
    ids=str,
)
def test_orders_are_found_by_all_that_is_asked(four: Tenant, wanted: dict[str, Any], orders: list[str]) -> None:
    assert found(four, **wanted) == orders


def test_what_is_decided_waits_no_more_and_waits_again_when_it_is_undone(tenant: Tenant) -> None:
    order = an_external(tenant, "1-1", 1)
    tenant.save(order)
    assert found(tenant, waiting=True) == ["1-1"]
    tenant.save(replace(decided(order), version=1))
    assert found(tenant, waiting=True) == []
    tenant.save(replace(order, version=2))
    assert found(tenant, waiting=True) == ["1-1"]


def test_pages_with_a_filter_come_to_the_end_and_miss_nothing(tenant: Tenant) -> None:
    for place in range(12):
        tenant.save(an_external(tenant, f"{place}-1", place, region="Тула" if place % 3 == 0 else "Орёл"))
    cursor, orders = None, []
    for _ in range(20):
        page = tenant.stores.external_orders.page(tenant.community, ExternalFilter(region="Тула"), cursor, 2)
        orders += [each.order for each in page.things]
        cursor = page.cursor
        if cursor is None:
            break
    assert orders == ["9-1", "6-1", "3-1", "0-1"]
