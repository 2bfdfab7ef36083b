"""What machines find of an account, in a row of its own: it is read with the account, and makes no version of it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.external.account_state import AccountState
from tests.factories import NOW, an_account
from tests.storage.tenant import Tenant


def test_it_is_read_with_its_account_which_stays_as_it_was(tenant: Tenant) -> None:
    account = an_account(community=tenant.community)
    state = AccountState(tenant.community, account.id, key_ends_at=NOW)
    tenant.save(account)
    assert tenant.stores.accounts.get(tenant.community, account.id).state == replace(state, key_ends_at=None)
    tenant.save(state)
    tenant.save(replace(state, trouble="key_dead", version=1))
    known = replace(account, version=1, state=replace(state, trouble="key_dead", version=2))
    assert tenant.stores.accounts.get(tenant.community, account.id) == known
    assert tenant.stores.accounts.find(tenant.community, account.id) == known
    assert tenant.stores.accounts.list(tenant.community) == [known]


def test_each_account_has_its_own_and_an_edit_leaves_it(tenant: Tenant) -> None:
    account = an_account(community=tenant.community)
    other = replace(account, id="ozon-other", seller="8")
    tenant.save(account, other, AccountState(tenant.community, account.id, trouble="key_dead"))
    tenant.save(replace(account, title="Ozon Тула", version=1))
    found = {each.id: (each.title, each.state.trouble) for each in tenant.stores.accounts.list(tenant.community)}
    assert found == {account.id: ("Ozon Тула", "key_dead"), other.id: ("Ozon", "")}


def test_of_two_machines_that_write_at_once_the_second_looks_again(tenant: Tenant) -> None:
    state = AccountState(tenant.community, an_account().id)
    tenant.save(state)
    with pytest.raises(Stale):
        tenant.save(replace(state, polled_at=NOW))
