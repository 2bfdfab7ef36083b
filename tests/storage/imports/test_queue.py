"""Whose turn it is among the imports of a community."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.imports.queue import ImportQueue
from tests.factories import NOW
from tests.storage.tenant import Tenant


def test_before_the_first_import_it_is_nobodys_turn(tenant: Tenant) -> None:
    assert tenant.stores.imports.queue(tenant.community) == ImportQueue(tenant.community)


def test_two_that_join_at_once_do_not_overwrite_each_other(tenant: Tenant) -> None:
    first = ImportQueue(tenant.community).joined("a", NOW)
    tenant.save(first)
    with pytest.raises(Stale):
        tenant.save(ImportQueue(tenant.community).joined("b", NOW))
    seen = tenant.stores.imports.queue(tenant.community)
    assert seen == replace(first, version=1)
    tenant.save(seen.joined("b", NOW))
    with pytest.raises(Stale):
        tenant.save(seen.joined("c", NOW))
    assert tenant.stores.imports.queue(tenant.community).waiting == ("b",)
