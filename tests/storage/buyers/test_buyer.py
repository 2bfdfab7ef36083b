"""Buyers."""

from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity, ok_identity
from tests.factories import a_buyer
from tests.storage.tenant import Tenant
from tests.world import ANNA


def test_several_buyers_at_once_and_nobody_who_is_not_there(tenant: Tenant) -> None:
    anna, elena = (a_buyer(community=tenant.community, id=name, ok_id=name) for name in ("anna", "elena"))
    tenant.save(anna, elena)
    found = tenant.stores.buyers.many(tenant.community, ["anna", "nobody", "anna", "elena"])
    assert {name: buyer.id for name, buyer in found.items()} == {"anna": "anna", "elena": "elena"}
    assert tenant.stores.buyers.many(tenant.community, []) == {}


def test_a_buyer_is_read_back_as_he_was_saved(tenant: Tenant) -> None:
    anna = a_buyer(community=tenant.community)
    tenant.save(anna)
    assert tenant.stores.buyers.get(tenant.community, anna.id) == replace(anna, version=1)


def test_whoever_has_an_identity_is_found_by_it_and_nobody_else(tenant: Tenant) -> None:
    anna, key = a_buyer(community=tenant.community), ok_identity(ANNA)
    tenant.save(anna, Identity(tenant.community, key, anna.id))
    found = tenant.stores.buyers.by_identities(tenant.community, [key, ok_identity("404")])
    assert {name: buyer.id for name, buyer in found.items()} == {key: anna.id}
    assert tenant.stores.buyers.by_identities(tenant.other, [key]) == {}
