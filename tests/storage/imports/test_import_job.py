"""Imports."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound
from tests.factories import an_import
from tests.storage.tenant import Tenant


def test_an_import_is_read_back_as_it_was_saved(tenant: Tenant) -> None:
    job = an_import(community=tenant.community, queued=True, saved=3)
    tenant.save(job)
    assert tenant.stores.imports.get(tenant.community, job.id) == replace(job, version=1)
    with pytest.raises(NotFound):
        tenant.stores.imports.get(tenant.community, "other")


def test_many_imports_are_found_by_id_and_missing_ones_are_left_out(tenant: Tenant) -> None:
    tenant.save(*(an_import(community=tenant.community, id=name) for name in ("job1", "job2")))
    assert sorted(tenant.stores.imports.many(tenant.community, ["job1", "job2", "job2", "404"])) == ["job1", "job2"]
    assert tenant.stores.imports.many(tenant.other, ["job1"]) == tenant.stores.imports.many(tenant.community, []) == {}


def test_an_import_is_read_back_with_its_failure(tenant: Tenant) -> None:
    values = {"columns": ["columns.buyer"], "limit": 10}
    job = an_import(community=tenant.community, failure="columns_missing", failure_values=values)
    tenant.save(job)
    assert tenant.stores.imports.get(tenant.community, "job").failure_values == values
