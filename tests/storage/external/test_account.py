"""Accounts at marketplaces and the addresses that they push to, kept."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.external.account import WebhookAddress
from chalicelib.domain.external.account_state import AccountState
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, an_account
from tests.storage.tenant import Tenant


def test_an_account_is_read_back_as_it_was_saved(tenant: Tenant) -> None:
    account = an_account(community=tenant.community, settings={"client_id": "7"}, statuses={"5": "принят"}, reserve=2)
    tenant.save(account)
    known = replace(account, version=1, state=AccountState(tenant.community, account.id))
    assert tenant.stores.accounts.get(tenant.community, account.id) == known
    assert tenant.stores.accounts.list(tenant.community) == [known]
    with pytest.raises(NotFound, match="account_missing"):
        tenant.stores.accounts.get(tenant.community, "ozon-none")


def test_one_that_was_removed_is_found_by_whoever_connects_it_again_and_by_nobody_else(tenant: Tenant) -> None:
    first = an_account(community=tenant.community)
    others = [replace(first, id=f"ozon-{place}", connected_at=NOW - timedelta(days=place)) for place in (1, 2)]
    tenant.save(replace(first, removed_at=NOW), *others)
    assert [each.id for each in tenant.stores.accounts.list(tenant.community)] == ["ozon-2", "ozon-1"]
    with pytest.raises(NotFound, match="account_missing"):
        tenant.stores.accounts.get(tenant.community, first.id)
    found = tenant.stores.accounts.find(tenant.community, first.id)
    assert found is not None
    assert found.removed_at == NOW


def test_an_address_works_as_long_as_it_is_there(tenant: Tenant) -> None:
    account = an_account(community=tenant.community)
    address = WebhookAddress(tenant.community, account.id, 1)
    signed = replace(address, version=1)
    commits = tenant.stores.commits
    with pytest.raises(Stale):
        commits.commit(tenant.community, Commit(unchanged=(signed,)))
    tenant.save(account, address)
    commits.commit(tenant.community, Commit(unchanged=(signed,)))
    with pytest.raises(Stale):
        commits.commit(tenant.community, Commit(unchanged=(replace(signed, generation=2),)))
    commits.commit(tenant.community, Commit(remove=(address,)))
    with pytest.raises(Stale):
        commits.commit(tenant.community, Commit(unchanged=(signed,)))
