"""Purchases, listed and worked through in steps."""

from datetime import timedelta

from tests.factories import NOW, a_purchase, an_order
from tests.storage.tenant import Tenant


def test_purchases_come_newest_first(tenant: Tenant) -> None:
    for day, name in enumerate(("b", "a", "c")):
        tenant.save(a_purchase(community=tenant.community, id=name, created_at=NOW + timedelta(days=day)))
    assert [each.id for each in tenant.stores.purchases.page(tenant.community, None, 9).things] == ["c", "a", "b"]


def test_work_in_steps_finds_every_purchase_once(tenant: Tenant) -> None:
    for name in ("b", "a", "c"):
        order = an_order(community=tenant.community, number=f"1{name}", purchase=name)
        tenant.save(a_purchase(community=tenant.community, id=name), order)
    steps = [tenant.stores.purchases.after(tenant.community, after, 2) for after in ("", "b", "c")]
    assert [[each.id for each in step] for step in steps] == [["a", "b"], ["c"], []]
