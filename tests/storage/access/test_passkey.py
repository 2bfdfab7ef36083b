"""Passkeys: a partition for each person."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.usecases.ports import Commit
from tests.credentials import a_passkey
from tests.factories import NOW, a_buyer
from tests.storage.tenant import Tenant


def test_they_are_read_and_listed_newest_first_by_their_person(tenant: Tenant) -> None:
    own = {"community": tenant.community}
    first = a_passkey(**own)
    second = a_passkey(**own, id="passkey2", created_at=NOW + timedelta(days=1))
    tenant.save(first, second, a_passkey(**own, person="anna", id="passkey3"))
    assert tenant.stores.passkeys.get(tenant.community, "maria", "passkey1") == replace(first, version=1)
    assert [each.id for each in tenant.stores.passkeys.of_person(tenant.community, "maria")] == ["passkey2", "passkey1"]
    for person, passkey in (("maria", "passkey3"), ("anna", "passkey1"), ("nobody", "passkey1")):
        with pytest.raises(NotFound):
            tenant.stores.passkeys.get(tenant.community, person, passkey)


def test_of_two_who_count_a_use_one_is_late_and_a_new_one_takes_no_place(tenant: Tenant) -> None:
    it = a_passkey(community=tenant.community)
    tenant.save(it)
    known = tenant.stores.passkeys.get(tenant.community, "maria", it.id)
    tenant.save(known.used(5, NOW))
    for late in (known.used(5, NOW), it):
        with pytest.raises(Stale):
            tenant.save(late)
    stored = tenant.stores.passkeys.get(tenant.community, "maria", it.id)
    assert (stored.sign_count, stored.last_used_at, stored.version) == (5, NOW, 2)


def test_it_is_removed_alone_and_with_all_of_its_person(tenant: Tenant) -> None:
    own = {"community": tenant.community}
    tenant.save(a_passkey(**own), *(a_passkey(**own, id=f"more{each}") for each in range(3)))
    tenant.save(a_passkey(**own, person="anna"))
    tenant.stores.commits.commit(tenant.community, Commit(remove=(a_passkey(**own),)))
    maria = a_buyer(**own, id="maria")
    data = tenant.stores.personal_data
    assert data.count(tenant.community, maria)["passkeys"] == 3
    assert data.erase(tenant.community, maria)["passkeys"] == 3
    assert tenant.stores.passkeys.of_person(tenant.community, "maria") == []
    assert len(tenant.stores.passkeys.of_person(tenant.community, "anna")) == 1
