"""How far the polling of accounts has come, kept: one polls at a time, and the next goes on."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.external.poll import Poll
from tests.factories import NOW, an_account
from tests.storage.tenant import Tenant


def test_of_two_who_poll_at_once_one_comes_too_late(tenant: Tenant) -> None:
    account = an_account().id
    fresh = tenant.stores.polls.get(tenant.community, account)
    assert fresh == Poll(tenant.community, account)
    tenant.save(fresh.begun(NOW))
    with pytest.raises(Stale):
        tenant.save(fresh.begun(NOW))
    assert tenant.stores.polls.get(tenant.community, account) == replace(fresh.begun(NOW), version=1)


def test_a_window_is_gone_on_with_where_it_was_left(tenant: Tenant) -> None:
    account = an_account().id
    begun = Poll(tenant.community, account).begun(NOW).advanced("page 2", NOW, found=3, listed=5).rested()
    tenant.save(begun)
    assert tenant.stores.polls.get(tenant.community, account) == replace(begun, version=1)
    assert tenant.stores.polls.get(tenant.community, "ozon-other") == Poll(tenant.community, "ozon-other")
