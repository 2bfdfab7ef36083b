"""Whether a partner answers, as it is remembered of each community."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.errors import Stale
from tests.factories import NOW, a_buyer
from tests.storage.tenant import Tenant


def breaker(tenant: Tenant) -> CircuitBreaker | None:
    return tenant.stores.notices.records(tenant.community, "anna", "event/1", None, None).breaker


def test_a_partner_that_was_never_silent_has_none(tenant: Tenant) -> None:
    tenant.save(a_buyer(community=tenant.community))
    assert breaker(tenant) is None


def test_it_is_read_back_as_it_was_saved_and_two_do_not_overwrite_each_other(tenant: Tenant) -> None:
    opened = CircuitBreaker(tenant.community, OK_BOT, NOW + timedelta(minutes=1), failures=2)
    tenant.save(a_buyer(community=tenant.community), opened)
    assert breaker(tenant) == replace(opened, version=1)
    with pytest.raises(Stale):
        tenant.save(replace(opened, failures=3))
    tenant.save(replace(opened, failures=0, version=1))
    assert breaker(tenant) == replace(opened, failures=0, version=2)
