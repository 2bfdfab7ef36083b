"""Price lists, kept."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from tests.factories import a_price_list, an_offer
from tests.storage.tenant import Tenant


def test_a_list_is_read_back_and_changed_of_its_version(tenant: Tenant) -> None:
    new = a_price_list(community=tenant.community, count=3)
    tenant.save(new, an_offer(community=tenant.community))
    assert tenant.stores.price_lists.get(tenant.community, "parts") == replace(new, version=1)
    tenant.save(replace(new, title="Другой", version=1))
    for stale in (new, replace(new, version=1)):
        with pytest.raises(Stale):
            tenant.save(stale)
    with pytest.raises(NotFound, match="price_list_missing"):
        tenant.stores.price_lists.get(tenant.community, "other")


def test_lists_come_by_title(tenant: Tenant) -> None:
    for name, title in (("a", "Шины"), ("b", "запчасти"), ("c", "Масла")):
        tenant.save(a_price_list(community=tenant.community, id=name, title=title))
    assert [each.id for each in tenant.stores.price_lists.all(tenant.community)] == ["b", "c", "a"]
