"""Suppliers, kept."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from tests.factories import NOW
from tests.fakes.suppliers import a_supplier
from tests.storage.tenant import Tenant


def test_one_is_read_back_changed_of_its_version_and_found_when_it_was_removed(tenant: Tenant) -> None:
    new = a_supplier(community=tenant.community)
    tenant.save(new)
    known = tenant.stores.suppliers.get(tenant.community, new.id)
    assert known == replace(new, version=1)
    with pytest.raises(Stale):
        tenant.save(new)
    tenant.save(replace(known, removed_at=NOW))
    assert tenant.stores.suppliers.find(tenant.community, new.id) == replace(known, removed_at=NOW, version=2)
    assert tenant.stores.suppliers.list(tenant.community) == []
    for id in (new.id, "supplier-none"):
        with pytest.raises(NotFound, match="supplier_missing"):
            tenant.stores.suppliers.get(tenant.community, id)


def test_they_come_by_title(tenant: Tenant) -> None:
    for name, title in (("a", "Шины"), ("b", "запчасти"), ("c", "Масла")):
        tenant.save(a_supplier(community=tenant.community, id=f"supplier-{name}", title=title))
    assert [each.title for each in tenant.stores.suppliers.list(tenant.community)] == ["запчасти", "Масла", "Шины"]
