"""What is held against a secret: read, listed, taken back, and a condition of what is committed by it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, SessionRevoked, Stale
from chalicelib.visit import acting
from tests.credentials import a_desk_code, a_desk_session, an_api_key
from tests.factories import NOW, a_purchase
from tests.storage.tenant import Tenant

LATER = NOW + timedelta(hours=2)


def test_keys_are_read_and_listed_newest_first(tenant: Tenant) -> None:
    first = an_api_key(community=tenant.community)
    second = replace(first, id="key2", created_at=LATER)
    tenant.save(first, second)
    assert tenant.stores.api_keys.get(tenant.community, "key1") == replace(first, version=1)
    assert [each.id for each in tenant.stores.api_keys.list(tenant.community)] == ["key2", "key1"]
    with pytest.raises(NotFound):
        tenant.stores.api_keys.get(tenant.community, "session1")


def test_sessions_are_read_and_listed_newest_first_and_codes_are_none(tenant: Tenant) -> None:
    first = a_desk_session(community=tenant.community)
    second = replace(first, id="session2", created_at=LATER)
    tenant.save(first, second, a_desk_code(community=tenant.community))
    assert tenant.stores.desk_sessions.get(tenant.community, "session1") == replace(first, version=1)
    assert [each.id for each in tenant.stores.desk_sessions.list(tenant.community)] == ["session2", "session1"]
    for wrong in ("key1", "code1"):
        with pytest.raises(NotFound):
            tenant.stores.desk_sessions.get(tenant.community, wrong)


def test_a_use_is_noted_without_a_new_version(tenant: Tenant) -> None:
    key, session = an_api_key(community=tenant.community), a_desk_session(community=tenant.community)
    tenant.save(key, session)
    tenant.stores.api_keys.note_use(tenant.community, "key1", LATER)
    tenant.stores.desk_sessions.note_use(tenant.community, "session1", LATER)
    noted = tenant.stores.api_keys.get(tenant.community, "key1")
    assert (noted.last_used_at, noted.version) == (LATER, 1)
    seen = tenant.stores.desk_sessions.get(tenant.community, "session1")
    assert (seen.last_seen_at, seen.version) == (LATER, 1)
    for store in (tenant.stores.api_keys, tenant.stores.desk_sessions):
        with pytest.raises(Stale):
            store.note_use(tenant.community, "none", LATER)


def test_a_code_is_used_by_one_of_two(tenant: Tenant) -> None:
    tenant.save(a_desk_code(community=tenant.community))
    code = tenant.stores.desk_sessions.code(tenant.community, "code1")
    tenant.save(code.used(NOW), a_desk_session(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(code.used(NOW), a_desk_session(community=tenant.community, id="session2"))
    assert len(tenant.stores.desk_sessions.list(tenant.community)) == 1


def test_by_a_key_that_was_revoked_nothing_is_committed(tenant: Tenant) -> None:
    key = an_api_key(community=tenant.community)
    tenant.save(key)
    with acting(key.principal):
        tenant.save(a_purchase(community=tenant.community))
    tenant.save(replace(key, version=1).revoked(NOW))
    with acting(key.principal), pytest.raises(SessionRevoked):
        tenant.save(a_purchase(community=tenant.community, id="other"))


def test_by_a_key_nothing_is_committed_when_whoever_made_it_has_other_rights(tenant: Tenant) -> None:
    key = an_api_key(community=tenant.community, rights=3)
    tenant.save(key)
    with acting(key.principal), pytest.raises(SessionRevoked):
        tenant.save(a_purchase(community=tenant.community))


def test_in_a_session_that_was_ended_nothing_is_committed(tenant: Tenant) -> None:
    session = a_desk_session(community=tenant.community)
    tenant.save(session)
    with acting(session.principal("570000000001")):
        tenant.save(a_purchase(community=tenant.community))
    tenant.save(replace(session, version=1).ended(NOW))
    with acting(session.principal("570000000001")), pytest.raises(SessionRevoked):
        tenant.save(a_purchase(community=tenant.community, id="other"))


def test_a_session_ends_itself(tenant: Tenant) -> None:
    """Whoever leaves the desk is no longer there for the store either."""
    session = a_desk_session(community=tenant.community)
    tenant.save(session)
    with acting(session.principal("570000000001")):
        tenant.save(replace(session, version=1).ended(NOW))
    ended = tenant.stores.desk_sessions.get(tenant.community, "session1")
    assert (ended.ended_at, ended.version) == (NOW, 2)
    with acting(session.principal("570000000001")), pytest.raises(SessionRevoked):
        tenant.save(a_purchase(community=tenant.community))
