"""All of it or nothing of it."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity, erasure_mark, ok_identity
from chalicelib.domain.errors import Erased, NotFound, Repeated, Stale
from chalicelib.usecases.ports import Commit
from tests.contracts.stores import Stores
from tests.factories import a_buyer, a_community, a_fact, a_purchase, an_import, an_order
from tests.world import ANNA, ELENA


def test_what_is_committed_is_read_back_at_its_next_version(stores: Stores) -> None:
    purchase = a_purchase(community=stores.community)
    stores.save(purchase)
    found = stores.purchases.get(stores.community, purchase.id)
    assert found == a_purchase(community=stores.community, version=1)


def test_a_thing_is_saved_at_the_version_it_was_loaded_with(stores: Stores) -> None:
    stores.save(an_import(community=stores.community))
    stores.save(an_import(community=stores.community, rows=3, version=1))
    found = stores.imports.get(stores.community, "job")
    assert (found.rows, found.version) == (3, 2)


@pytest.mark.parametrize("version", [0, 2])
def test_a_thing_that_changed_meanwhile_is_stale(stores: Stores, version: int) -> None:
    stores.save(a_purchase(community=stores.community))
    with pytest.raises(Stale):
        stores.save(a_purchase(community=stores.community, title="Другое", version=version))
    assert stores.purchases.get(stores.community, "shoes").title == "Осенняя обувь"


def test_a_thing_that_is_gone_is_stale(stores: Stores) -> None:
    with pytest.raises(Stale):
        stores.save(a_purchase(community=stores.community, version=1))


def test_a_refused_commit_leaves_nothing_behind(stores: Stores) -> None:
    stores.save(a_purchase(community=stores.community))
    buyer, fact = a_buyer(community=stores.community), a_fact()
    refused = Commit((buyer, a_purchase(community=stores.community)), (fact,), idempotency_key="cause")
    with pytest.raises(Stale):
        stores.commits.commit(stores.community, refused)
    with pytest.raises(NotFound):
        stores.buyers.get(stores.community, buyer.id)
    assert stores.journal.of(stores.community, fact.subject) == []
    stores.save(buyer, idempotency_key="cause")


def test_what_must_be_unchanged_is_not_written(stores: Stores) -> None:
    stores.save(a_purchase(community=stores.community))
    read = stores.purchases.get(stores.community, "shoes")
    buyer = a_buyer(community=stores.community)
    stores.commits.commit(stores.community, Commit((buyer,), unchanged=(read,)))
    assert stores.purchases.get(stores.community, "shoes") == read
    assert stores.buyers.get(stores.community, buyer.id)


@pytest.mark.parametrize("version", [0, 2])
def test_a_commit_is_stale_when_what_it_rests_on_moved(stores: Stores, version: int) -> None:
    stores.save(a_purchase(community=stores.community))
    rests_on = a_purchase(community=stores.community, version=version)
    with pytest.raises(Stale):
        stores.commits.commit(stores.community, Commit((a_buyer(community=stores.community),), unchanged=(rests_on,)))
    with pytest.raises(NotFound):
        stores.buyers.get(stores.community, "anna")


def test_a_commit_can_rest_on_something_not_being_there(stores: Stores) -> None:
    absent, buyer = a_purchase(community=stores.community), a_buyer(community=stores.community)
    stores.commits.commit(stores.community, Commit((buyer,), unchanged=(absent,)))
    with pytest.raises(Stale):
        stores.commits.commit(stores.community, Commit((buyer,), unchanged=(replace(absent, version=1),)))


def test_what_is_removed_is_gone_and_can_be_claimed_again(stores: Stores) -> None:
    claim = Identity(stores.community, ok_identity(ANNA), "anna")
    stores.save(a_buyer(community=stores.community), a_buyer(community=stores.community, id="another"), claim)
    stores.commits.commit(stores.community, Commit(remove=(claim,)))
    assert stores.buyers.by_identities(stores.community, [claim.key]) == {}
    stores.save(Identity(stores.community, claim.key, "another"))
    assert stores.buyers.by_identities(stores.community, [claim.key])[claim.key].id == "another"


def test_what_is_not_there_can_be_removed_and_nothing_is_removed_by_a_refused_commit(stores: Stores) -> None:
    claim = Identity(stores.community, ok_identity(ANNA), "anna")
    stores.commits.commit(stores.community, Commit(remove=(claim,)))
    stores.save(a_buyer(community=stores.community), claim)
    with pytest.raises(Stale):
        stores.commits.commit(stores.community, Commit((a_buyer(community=stores.community),), remove=(claim,)))
    assert claim.key in stores.buyers.by_identities(stores.community, [claim.key])


def test_a_cause_is_told_from_what_is_checked_and_removed_before_it(stores: Stores) -> None:
    """The service answers for each write by its place: these stand before the cause."""
    purchase, claim = a_purchase(community=stores.community), Identity(stores.community, ok_identity(ANNA), "anna")
    stores.save(purchase, claim)
    stale = Commit(
        (a_buyer(community=stores.community),), idempotency_key="cause", unchanged=(purchase,), remove=(claim,)
    )
    with pytest.raises(Stale):
        stores.commits.commit(stores.community, stale)
    idempotency_key = replace(stale, unchanged=(replace(purchase, version=1),))
    stores.commits.commit(stores.community, idempotency_key)
    with pytest.raises(Repeated):
        stores.commits.commit(stores.community, idempotency_key)


def test_a_cause_is_committed_once(stores: Stores) -> None:
    stores.save(a_purchase(community=stores.community), idempotency_key="cause")
    with pytest.raises(Repeated):
        stores.save(a_buyer(community=stores.community), idempotency_key="cause")
    with pytest.raises(NotFound):
        stores.buyers.get(stores.community, "anna")


def test_a_repeated_cause_is_told_even_when_versions_fail_too(stores: Stores) -> None:
    """Else a message that lost its answer would be tried for ever as stale."""
    purchase = a_purchase(community=stores.community)
    stores.save(purchase, idempotency_key="cause")
    with pytest.raises(Repeated):
        stores.save(purchase, idempotency_key="cause")


def test_a_cause_of_another_community_is_another_cause(stores: Stores) -> None:
    stores.save(a_purchase(community=stores.community), idempotency_key="cause")
    other = f"{stores.community}x"
    stores.commits.commit(other, Commit((a_purchase(community=other),), idempotency_key="cause"))


def test_an_identity_is_claimed_once(stores: Stores) -> None:
    claim = Identity(stores.community, ok_identity(ANNA), "anna")
    stores.save(a_buyer(community=stores.community), claim)
    with pytest.raises(Stale):
        stores.save(a_buyer(community=stores.community, id="another"), claim)
    found = stores.buyers.by_identities(stores.community, [ok_identity(ANNA), ok_identity("570000009999")])
    assert {key: buyer.id for key, buyer in found.items()} == {ok_identity(ANNA): "anna"}


def test_a_buyer_has_one_order_in_a_purchase(stores: Stores) -> None:
    stores.save(an_order(community=stores.community))
    with pytest.raises(Stale):
        stores.save(an_order(community=stores.community, number="1002"))
    stores.save(an_order(community=stores.community, number="1002", purchase="knitwear"))
    assert stores.orders.numbers_after(stores.community, "shoes", "", 9) == [("anna", "1001")]


def test_a_number_belongs_to_one_order(stores: Stores) -> None:
    stores.save(an_order(community=stores.community))
    with pytest.raises(Stale):
        stores.save(an_order(community=stores.community, buyer="elena"))


def test_a_changed_order_keeps_its_seat(stores: Stores) -> None:
    stores.save(an_order(community=stores.community))
    stores.save(an_order(community=stores.community, delivery_share=5, version=1))
    assert stores.orders.get(stores.community, "1001").delivery_share == 5


def test_a_group_is_linked_to_one_community(stores: Stores) -> None:
    group, first, second = f"group-of-{stores.community}", f"{stores.community}1", f"{stores.community}2"
    stores.commits.commit(first, Commit((a_community(id=first, group=group),)))
    with pytest.raises(Stale):
        stores.commits.commit(second, Commit((a_community(id=second, group=group),)))
    assert stores.communities.id_of_group(group) == first
    assert stores.communities.id_of_group("nobody's") is None


def test_a_commit_that_names_an_erased_person_is_refused_until_he_comes_again(stores: Stores) -> None:
    marks = [erasure_mark(stores.community, each, "anna") for each in (ANNA, ELENA)]
    buyer = a_buyer(community=stores.community)
    stores.commits.commit(stores.community, Commit((a_purchase(community=stores.community),), not_erased=marks))
    stores.save(marks[1])
    with pytest.raises(Erased):
        stores.commits.commit(stores.community, Commit((buyer,), not_erased=marks))
    with pytest.raises(NotFound):
        stores.buyers.get(stores.community, buyer.id)
    stores.commits.commit(stores.community, Commit((buyer,), not_erased=marks[:1], remove=marks[1:]))
    stores.commits.commit(stores.community, Commit((replace(buyer, version=1),), not_erased=marks))


def test_what_was_committed_before_is_repeated_even_if_somebody_was_erased_since(stores: Stores) -> None:
    mark = erasure_mark(stores.community, ANNA, "anna")
    stores.save(a_purchase(community=stores.community), mark, idempotency_key="cause")
    with pytest.raises(Repeated):
        stores.commits.commit(stores.community, Commit(idempotency_key="cause", not_erased=(mark,)))


def test_a_mark_names_whoever_of_the_number_was_erased_last(stores: Stores) -> None:
    for name in ("anna", "anna2"):
        stores.save(a_buyer(community=stores.community, id=name), erasure_mark(stores.community, ANNA, name))
    mark = erasure_mark(stores.community, ANNA)
    assert stores.buyers.by_identities(stores.community, [mark.key])[mark.key].id == "anna2"
