"""A sale is known by where it was made; of two who meet in it at one moment the second comes too late."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sale import Sale
from tests.storage.tenant import Tenant


def test_of_two_who_meet_at_once_the_second_looks_again(tenant: Tenant) -> None:
    fresh = tenant.stores.sales.get(tenant.community, Marketplace.OZON, "7-1")
    assert fresh == Sale(tenant.community, Marketplace.OZON, "7-1")
    tenant.save(fresh.shown_by("ozon-1/7-1"))
    with pytest.raises(Stale):
        tenant.save(fresh.shown_by("yandex_market-1/55"))
    known = tenant.stores.sales.get(tenant.community, Marketplace.OZON, "7-1")
    assert known == replace(fresh, orders=("ozon-1/7-1",), version=1)
    assert tenant.stores.sales.get(tenant.community, Marketplace.WILDBERRIES, "7-1").orders == ()
