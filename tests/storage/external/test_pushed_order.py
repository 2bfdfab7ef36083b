"""What a signed push told of an order is kept apart, for a while, and once."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import Repeated
from chalicelib.storage.external.pushed_order import write_pushed_order
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_pushed_order, an_account
from tests.storage.tenant import Tenant


def test_it_is_found_by_its_push_and_kept_once(tenant: Tenant) -> None:
    find, told = tenant.stores.pushed_orders.find, a_pushed_order(community=tenant.community)
    assert find(tenant.community, an_account().id, "m1") is None
    tenant.stores.commits.commit(tenant.community, Commit(once=(told,)))
    assert find(tenant.community, an_account().id, "m1") == told
    assert find(tenant.community, "ozon-other", "m1") is None
    with pytest.raises(Repeated):
        tenant.stores.commits.commit(tenant.community, Commit(once=(told,)))


def test_it_is_forgotten_after_two_weeks() -> None:
    row: Any = write_pushed_order(a_pushed_order())[0]
    assert row.expires == int((NOW + timedelta(days=14)).timestamp())
