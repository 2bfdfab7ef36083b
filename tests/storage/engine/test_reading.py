"""Reading one thing that is not there."""

from collections.abc import Callable

import pytest

from chalicelib.domain.errors import NotFound
from tests.storage.tenant import Tenant
from tests.world import ANNA

MISSING: dict[str, Callable[[Tenant], object]] = {
    "community_missing": lambda tenant: tenant.stores.communities.get(f"{tenant.community}x"),
    "buyer_unknown": lambda tenant: tenant.stores.buyers.get(tenant.community, "anna"),
    "purchase_missing": lambda tenant: tenant.stores.purchases.get(tenant.community, "shoes"),
    "import_missing": lambda tenant: tenant.stores.imports.get(tenant.community, "job"),
    "order_missing": lambda tenant: tenant.stores.orders.get(tenant.community, "1001"),
    "claim_missing": lambda tenant: tenant.stores.claims.get(tenant.community, "claim1"),
    "message_missing": lambda tenant: tenant.stores.messages.get(tenant.community, ANNA, "mid:1"),
}


@pytest.mark.parametrize("reason", MISSING)
def test_a_missing_thing_is_not_found(tenant: Tenant, reason: str) -> None:
    with pytest.raises(NotFound) as refusal:
        MISSING[reason](tenant)
    assert refusal.value.reason == reason
