"""Imports, and whose turn it is among them."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.imports.queue import ImportQueue
from tests.contracts.stores import Stores
from tests.factories import NOW, an_import


def test_an_import_is_read_back_as_it_was_saved(stores: Stores) -> None:
    job = an_import(community=stores.community, queued=True, saved=3)
    stores.save(job)
    assert stores.imports.get(stores.community, job.id) == replace(job, version=1)
    with pytest.raises(NotFound):
        stores.imports.get(stores.community, "other")


def test_before_the_first_import_it_is_nobodys_turn(stores: Stores) -> None:
    assert stores.imports.queue(stores.community) == ImportQueue(stores.community)


def test_two_that_join_at_once_do_not_overwrite_each_other(stores: Stores) -> None:
    first = ImportQueue(stores.community).joined("a", NOW)
    stores.save(first)
    with pytest.raises(Stale):
        stores.save(ImportQueue(stores.community).joined("b", NOW))
    seen = stores.imports.queue(stores.community)
    assert seen == replace(first, version=1)
    stores.save(seen.joined("b", NOW))
    with pytest.raises(Stale):
        stores.save(seen.joined("c", NOW))
    assert stores.imports.queue(stores.community).waiting == ("b",)
