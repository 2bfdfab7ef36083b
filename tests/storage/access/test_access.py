"""What is committed in somebody's session, is committed while he may do it: in the commit itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from chalicelib import visit
from chalicelib.domain.access.access import CLOSED, Access, Standing
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound, SessionRevoked, Stale
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_buyer, a_fact, a_purchase
from tests.storage.tenant import Tenant


@contextmanager
def session(tenant: Tenant, rights: int) -> Iterator[None]:
    visit.begin()
    visit.come(Principal(community=tenant.community, id="anna", rights=rights))
    try:
        yield
    finally:
        visit.end()


def saves(tenant: Tenant, rights: int, title: str) -> bool:
    """Whether a purchase of this title is there after a session with these rights has made it."""
    purchase = a_purchase(id=title, title=title, community=tenant.community)
    try:
        with session(tenant, rights):
            tenant.stores.commits.commit(tenant.community, Commit((purchase,), (a_fact(),), idempotency_key=title))
    except SessionRevoked:
        with pytest.raises(NotFound):
            tenant.stores.purchases.get(tenant.community, title)
        return False
    return tenant.stores.purchases.get(tenant.community, title).title == title


def test_one_who_was_never_let_in_has_no_rights_counted(tenant: Tenant) -> None:
    assert tenant.stores.buyers.access(tenant.community, "anna") == Access(tenant.community, "anna")


def test_a_session_changes_things_with_the_rights_it_has_now(tenant: Tenant) -> None:
    access = Access(tenant.community, "anna", rights=3).let_in(Standing(Role.BUYER), NOW)
    tenant.save(access)
    assert tenant.stores.buyers.access(tenant.community, "anna") == replace(access, version=1)
    assert [saves(tenant, rights, f"p{rights}") for rights in (3, 2, 4, 0)] == [True, False, False, False]
    tenant.save(replace(access, version=1).shut_out(NOW))
    assert not saves(tenant, 3, "later")


def test_a_session_of_before_rights_were_counted_changes_things_until_they_are(tenant: Tenant) -> None:
    assert saves(tenant, 0, "before")
    tenant.save(Access(tenant.community, "anna"))
    assert saves(tenant, 0, "still")
    tenant.save(Access(tenant.community, "anna", rights=1, version=1))
    assert not saves(tenant, 0, "after")


def test_an_erasure_ends_all_sessions_with_its_first_commit_and_for_good(tenant: Tenant) -> None:
    buyer = a_buyer(community=tenant.community)
    tenant.save(buyer, Access(tenant.community, "anna", rights=1))
    leaves = replace(leaving(buyer, Erasure()), version=1)
    tenant.save(leaves)
    assert not saves(tenant, 1, "late")
    assert not saves(tenant, 0, "old")
    closed = tenant.stores.buyers.access(tenant.community, "anna")
    assert (closed.rights, closed.role, closed.let_in_at) == (CLOSED, Role.BUYER, None)
    for version in (0, 1):
        with pytest.raises(Stale):
            tenant.save(Access(tenant.community, "anna", rights=2, version=version))


def test_outside_of_a_session_rights_are_nobodys(tenant: Tenant) -> None:
    tenant.save(Access(tenant.community, "anna", rights=9))
    tenant.save(a_purchase(community=tenant.community))
