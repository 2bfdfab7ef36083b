"""What is committed in somebody's session, is committed while he may do it: in the commit itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from chalicelib import visit
from chalicelib.domain.access.access import CLOSED, Access
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Erasure, leaving
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import NotFound, SessionRevoked, Stale
from chalicelib.usecases.ports import Commit
from tests.contracts.stores import Stores
from tests.factories import NOW, a_buyer, a_fact, a_purchase


@contextmanager
def session(stores: Stores, rights: int) -> Iterator[None]:
    visit.begin()
    visit.come(Principal(community=stores.community, id="anna", rights=rights))
    try:
        yield
    finally:
        visit.end()


def saves(stores: Stores, rights: int, title: str) -> bool:
    """Whether a purchase of this title is there after a session with these rights has made it."""
    purchase = a_purchase(id=title, title=title, community=stores.community)
    try:
        with session(stores, rights):
            stores.commits.commit(stores.community, Commit((purchase,), (a_fact(),), idempotency_key=title))
    except SessionRevoked:
        with pytest.raises(NotFound):
            stores.purchases.get(stores.community, title)
        return False
    return stores.purchases.get(stores.community, title).title == title


def test_one_who_was_never_let_in_has_no_rights_counted(stores: Stores) -> None:
    assert stores.buyers.access(stores.community, "anna") == Access(stores.community, "anna")


def test_a_session_changes_things_with_the_rights_it_has_now(stores: Stores) -> None:
    access = Access(stores.community, "anna", rights=3).let_in(Role.BUYER, None, NOW)
    stores.save(access)
    assert stores.buyers.access(stores.community, "anna") == replace(access, version=1)
    assert [saves(stores, rights, f"p{rights}") for rights in (3, 2, 4, 0)] == [True, False, False, False]
    stores.save(replace(access, version=1).shut_out(NOW))
    assert not saves(stores, 3, "later")


def test_a_session_of_before_rights_were_counted_changes_things_until_they_are(stores: Stores) -> None:
    assert saves(stores, 0, "before")
    stores.save(Access(stores.community, "anna"))
    assert saves(stores, 0, "still")
    stores.save(Access(stores.community, "anna", rights=1, version=1))
    assert not saves(stores, 0, "after")


def test_an_erasure_ends_all_sessions_with_its_first_commit_and_for_good(stores: Stores) -> None:
    buyer = a_buyer(community=stores.community)
    stores.save(buyer, Access(stores.community, "anna", rights=1))
    leaves = replace(leaving(buyer, Erasure()), version=1)
    stores.save(leaves)
    assert not saves(stores, 1, "late")
    assert not saves(stores, 0, "old")
    closed = stores.buyers.access(stores.community, "anna")
    assert (closed.rights, closed.role, closed.let_in_at) == (CLOSED, Role.BUYER, None)
    for version in (0, 1):
        with pytest.raises(Stale):
            stores.save(Access(stores.community, "anna", rights=2, version=version))


def test_outside_of_a_session_rights_are_nobodys(stores: Stores) -> None:
    stores.save(Access(stores.community, "anna", rights=9))
    stores.save(a_purchase(community=stores.community))
