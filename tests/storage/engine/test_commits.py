"""All of it or nothing of it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity, erasure_mark, ok_identity
from chalicelib.domain.errors import Erased, NotFound, Repeated, Stale
from chalicelib.usecases.ports import Commit
from tests.factories import a_buyer, a_community, a_fact, a_purchase, an_import, an_order
from tests.storage.tenant import Tenant
from tests.world import ANNA, ELENA


def test_what_is_committed_is_read_back_at_its_next_version(tenant: Tenant) -> None:
    purchase = a_purchase(community=tenant.community)
    tenant.save(purchase)
    found = tenant.stores.purchases.get(tenant.community, purchase.id)
    assert found == a_purchase(community=tenant.community, version=1)


def test_a_thing_is_saved_at_the_version_it_was_loaded_with(tenant: Tenant) -> None:
    tenant.save(an_import(community=tenant.community))
    tenant.save(an_import(community=tenant.community, rows=3, version=1))
    found = tenant.stores.imports.get(tenant.community, "job")
    assert (found.rows, found.version) == (3, 2)


@pytest.mark.parametrize("version", [0, 2])
def test_a_thing_that_changed_meanwhile_is_stale(tenant: Tenant, version: int) -> None:
    tenant.save(a_purchase(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(a_purchase(community=tenant.community, title="Другое", version=version))
    assert tenant.stores.purchases.get(tenant.community, "shoes").title == "Осенняя обувь"


def test_a_thing_that_is_gone_is_stale(tenant: Tenant) -> None:
    with pytest.raises(Stale):
        tenant.save(a_purchase(community=tenant.community, version=1))


def test_a_refused_commit_leaves_nothing_behind(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community))
    buyer, fact = a_buyer(community=tenant.community), a_fact()
    refused = Commit((buyer, a_purchase(community=tenant.community)), (fact,), idempotency_key="cause")
    with pytest.raises(Stale):
        tenant.stores.commits.commit(tenant.community, refused)
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, buyer.id)
    assert tenant.stores.journal.of(tenant.community, fact.subject) == []
    tenant.save(buyer, idempotency_key="cause")


def test_what_must_be_unchanged_is_not_written(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community))
    read = tenant.stores.purchases.get(tenant.community, "shoes")
    buyer = a_buyer(community=tenant.community)
    tenant.stores.commits.commit(tenant.community, Commit((buyer,), unchanged=(read,)))
    assert tenant.stores.purchases.get(tenant.community, "shoes") == read
    assert tenant.stores.buyers.get(tenant.community, buyer.id)


@pytest.mark.parametrize("version", [0, 2])
def test_a_commit_is_stale_when_what_it_rests_on_moved(tenant: Tenant, version: int) -> None:
    tenant.save(a_purchase(community=tenant.community))
    rests_on = a_purchase(community=tenant.community, version=version)
    with pytest.raises(Stale):
        tenant.stores.commits.commit(
            tenant.community, Commit((a_buyer(community=tenant.community),), unchanged=(rests_on,))
        )
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, "anna")


def test_a_commit_can_rest_on_something_not_being_there(tenant: Tenant) -> None:
    absent, buyer = a_purchase(community=tenant.community), a_buyer(community=tenant.community)
    tenant.stores.commits.commit(tenant.community, Commit((buyer,), unchanged=(absent,)))
    with pytest.raises(Stale):
        tenant.stores.commits.commit(tenant.community, Commit((buyer,), unchanged=(replace(absent, version=1),)))


def test_what_is_removed_is_gone_and_can_be_claimed_again(tenant: Tenant) -> None:
    claim = Identity(tenant.community, ok_identity(ANNA), "anna")
    tenant.save(a_buyer(community=tenant.community), a_buyer(community=tenant.community, id="another"), claim)
    tenant.stores.commits.commit(tenant.community, Commit(remove=(claim,)))
    assert tenant.stores.buyers.by_identities(tenant.community, [claim.key]) == {}
    tenant.save(Identity(tenant.community, claim.key, "another"))
    assert tenant.stores.buyers.by_identities(tenant.community, [claim.key])[claim.key].id == "another"


def test_what_is_not_there_can_be_removed_and_nothing_is_removed_by_a_refused_commit(tenant: Tenant) -> None:
    claim = Identity(tenant.community, ok_identity(ANNA), "anna")
    tenant.stores.commits.commit(tenant.community, Commit(remove=(claim,)))
    tenant.save(a_buyer(community=tenant.community), claim)
    with pytest.raises(Stale):
        tenant.stores.commits.commit(tenant.community, Commit((a_buyer(community=tenant.community),), remove=(claim,)))
    assert claim.key in tenant.stores.buyers.by_identities(tenant.community, [claim.key])


def test_a_cause_is_told_from_what_is_checked_and_removed_before_it(tenant: Tenant) -> None:
    """The service answers for each write by its place: these stand before the cause."""
    purchase, claim = a_purchase(community=tenant.community), Identity(tenant.community, ok_identity(ANNA), "anna")
    tenant.save(purchase, claim)
    stale = Commit(
        (a_buyer(community=tenant.community),), idempotency_key="cause", unchanged=(purchase,), remove=(claim,)
    )
    with pytest.raises(Stale):
        tenant.stores.commits.commit(tenant.community, stale)
    idempotency_key = replace(stale, unchanged=(replace(purchase, version=1),))
    tenant.stores.commits.commit(tenant.community, idempotency_key)
    with pytest.raises(Repeated):
        tenant.stores.commits.commit(tenant.community, idempotency_key)


def test_a_cause_is_committed_once(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community), idempotency_key="cause")
    with pytest.raises(Repeated):
        tenant.save(a_buyer(community=tenant.community), idempotency_key="cause")
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, "anna")


def test_a_repeated_cause_is_told_even_when_versions_fail_too(tenant: Tenant) -> None:
    """Else a message that lost its answer would be tried for ever as stale."""
    purchase = a_purchase(community=tenant.community)
    tenant.save(purchase, idempotency_key="cause")
    with pytest.raises(Repeated):
        tenant.save(purchase, idempotency_key="cause")


def test_a_cause_of_another_community_is_another_cause(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community), idempotency_key="cause")
    other = f"{tenant.community}x"
    tenant.stores.commits.commit(other, Commit((a_purchase(community=other),), idempotency_key="cause"))


def test_an_identity_is_claimed_once(tenant: Tenant) -> None:
    claim = Identity(tenant.community, ok_identity(ANNA), "anna")
    tenant.save(a_buyer(community=tenant.community), claim)
    with pytest.raises(Stale):
        tenant.save(a_buyer(community=tenant.community, id="another"), claim)
    found = tenant.stores.buyers.by_identities(tenant.community, [ok_identity(ANNA), ok_identity("570000009999")])
    assert {key: buyer.id for key, buyer in found.items()} == {ok_identity(ANNA): "anna"}


def test_a_buyer_has_one_order_in_a_purchase(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(an_order(community=tenant.community, number="1002"))
    tenant.save(an_order(community=tenant.community, number="1002", purchase="knitwear"))
    assert tenant.stores.orders.numbers_after(tenant.community, "shoes", "", 9) == [("anna", "1001")]


def test_a_number_belongs_to_one_order(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(an_order(community=tenant.community, buyer="elena"))


def test_a_changed_order_keeps_its_seat(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community))
    tenant.save(an_order(community=tenant.community, delivery_share=5, version=1))
    assert tenant.stores.orders.get(tenant.community, "1001").delivery_share == 5


def test_a_group_is_linked_to_one_community(tenant: Tenant) -> None:
    group, first, second = f"group-of-{tenant.community}", f"{tenant.community}1", f"{tenant.community}2"
    tenant.stores.commits.commit(first, Commit((a_community(id=first, group=group),)))
    with pytest.raises(Stale):
        tenant.stores.commits.commit(second, Commit((a_community(id=second, group=group),)))
    assert tenant.stores.communities.id_of_group(group) == first
    assert tenant.stores.communities.id_of_group("nobody's") is None


def test_a_commit_that_names_an_erased_person_is_refused_until_he_comes_again(tenant: Tenant) -> None:
    marks = [erasure_mark(tenant.community, each, "anna") for each in (ANNA, ELENA)]
    buyer = a_buyer(community=tenant.community)
    tenant.stores.commits.commit(tenant.community, Commit((a_purchase(community=tenant.community),), not_erased=marks))
    tenant.save(marks[1])
    with pytest.raises(Erased):
        tenant.stores.commits.commit(tenant.community, Commit((buyer,), not_erased=marks))
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, buyer.id)
    tenant.stores.commits.commit(tenant.community, Commit((buyer,), not_erased=marks[:1], remove=marks[1:]))
    tenant.stores.commits.commit(tenant.community, Commit((replace(buyer, version=1),), not_erased=marks))


def test_what_was_committed_before_is_repeated_even_if_somebody_was_erased_since(tenant: Tenant) -> None:
    mark = erasure_mark(tenant.community, ANNA, "anna")
    tenant.save(a_purchase(community=tenant.community), mark, idempotency_key="cause")
    with pytest.raises(Repeated):
        tenant.stores.commits.commit(tenant.community, Commit(idempotency_key="cause", not_erased=(mark,)))


def test_a_mark_names_whoever_of_the_number_was_erased_last(tenant: Tenant) -> None:
    for name in ("anna", "anna2"):
        tenant.save(a_buyer(community=tenant.community, id=name), erasure_mark(tenant.community, ANNA, name))
    mark = erasure_mark(tenant.community, ANNA)
    assert tenant.stores.buyers.by_identities(tenant.community, [mark.key])[mark.key].id == "anna2"
