"""The memory of requests, in the commits that they led to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from chalicelib import visit
from chalicelib.domain.access.request_key import KEPT
from chalicelib.domain.errors import AlreadyDone, Repeated, SessionRevoked, Stale
from chalicelib.usecases.ports import Commit
from tests.credentials import a_request_key
from tests.factories import NOW, a_fact, a_principal, a_purchase
from tests.storage.tenant import Tenant


@pytest.fixture(autouse=True)
def _over() -> Iterator[None]:
    yield
    visit.end()


def commit(tenant: Tenant, *, cause: str | None = None, **key: object) -> None:
    visit.name(a_request_key(**{"community": tenant.community, **key}))
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),), idempotency_key=cause))


def test_a_commit_carries_the_key_with_what_it_was_about(tenant: Tenant) -> None:
    commit(tenant)
    assert visit.request_key() is None, "it is spent"
    found = tenant.stores.request_keys.find(a_request_key(community=tenant.community))
    assert found is not None
    assert (found.fingerprint, found.at, found.subject) == ("a-print", NOW, "buyer/anna")
    assert (found.status, found.answer) == (0, "")


def test_a_second_request_of_the_key_commits_nothing(tenant: Tenant) -> None:
    commit(tenant)
    visit.name(a_request_key(community=tenant.community, fingerprint="another"))
    with pytest.raises(AlreadyDone):
        tenant.save(a_purchase(community=tenant.community))
    assert visit.request_key() is not None
    visit.end()
    tenant.save(a_purchase(community=tenant.community))


def test_only_the_first_commit_of_a_request_carries_it(tenant: Tenant) -> None:
    commit(tenant)
    tenant.save(a_purchase(community=tenant.community))


def test_a_request_that_committed_nothing_is_not_known(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community))
    visit.name(a_request_key(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(a_purchase(community=tenant.community, version=7))
    assert tenant.stores.request_keys.find(a_request_key(community=tenant.community)) is None


def test_a_key_is_of_one_actor(tenant: Tenant) -> None:
    commit(tenant)
    commit(tenant, actor="api_key/1")


def test_a_key_that_was_to_be_forgotten_is_free_again(tenant: Tenant) -> None:
    commit(tenant)
    with pytest.raises(AlreadyDone):
        commit(tenant, at=NOW + KEPT)
    late = NOW + KEPT + timedelta(seconds=2)
    assert tenant.stores.request_keys.find(a_request_key(community=tenant.community, at=late)) is None
    commit(tenant, at=late, fingerprint="another")


def test_what_was_told_of_it_is_kept_beside(tenant: Tenant) -> None:
    key = a_request_key(community=tenant.community)
    with pytest.raises(Stale):
        tenant.stores.request_keys.keep(key, 201, "{}")
    commit(tenant)
    tenant.stores.request_keys.keep(key, 201, '{"id":"1"}')
    found = tenant.stores.request_keys.find(key)
    assert found is not None
    assert (found.status, found.answer) == (201, '{"id":"1"}')


def test_rights_come_first_and_the_cause_after_the_key(tenant: Tenant) -> None:
    commit(tenant, cause="form")
    with pytest.raises(AlreadyDone):
        commit(tenant, cause="form")
    with pytest.raises(Repeated):
        commit(tenant, cause="form", key="another-key")
    visit.come(a_principal(community=tenant.community, rights=7))
    with pytest.raises(SessionRevoked):
        commit(tenant)


def test_requests_of_a_caller_are_counted_by_the_minute(tenant: Tenant) -> None:
    counts, minute = tenant.stores.request_keys.count, "2026-11-22T10:00+00:00"
    assert [counts(tenant.community, "api_key/1", minute, by) for by in (25, 25)] == [25, 50]
    assert counts(tenant.community, "api_key/2", minute, 25) == 25
    assert counts(tenant.community, "api_key/1", "2026-11-22T10:01+00:00", 25) == 25
    assert counts(tenant.other, "api_key/1", minute, 25) == 25
