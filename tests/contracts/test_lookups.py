"""Reading one thing, or all things of a kind."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.domain.buyers import Identity, ok_identity
from chalicelib.domain.communities import BOT_TOKEN, Secret
from chalicelib.domain.errors import NotFound
from tests.contracts.stores import Stores
from tests.factories import (
    NOW,
    a_buyer,
    a_notice,
    a_purchase,
    an_import,
    an_order,
    an_organizer,
    ok_id_of,
)

MISSING: dict[str, Callable[[Stores], object]] = {
    "community_missing": lambda stores: stores.communities.get(f"{stores.community}x"),
    "buyer_missing": lambda stores: stores.buyers.get(stores.community, "anna"),
    "purchase_missing": lambda stores: stores.purchases.get(stores.community, "shoes"),
    "import_missing": lambda stores: stores.imports.get(stores.community, "job"),
    "order_missing": lambda stores: stores.orders.get(stores.community, "1001"),
}


@pytest.mark.parametrize("reason", MISSING)
def test_a_missing_thing_is_not_found(stores: Stores, reason: str) -> None:
    with pytest.raises(NotFound) as refusal:
        MISSING[reason](stores)
    assert refusal.value.reason == reason


def test_things_of_another_community_are_missing(stores: Stores) -> None:
    stores.save(an_order(community=stores.community), a_purchase(community=stores.community))
    other = f"{stores.community}x"
    assert stores.orders.many(other, ["1001"]) == {}
    assert stores.purchases.all(other) == []
    with pytest.raises(NotFound):
        stores.orders.get(other, "1001")


def test_a_community_and_its_organizers_by_name(stores: Stores) -> None:
    stores.save(
        an_organizer(community=stores.community),
        an_organizer(community=stores.community, id="olga2", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=stores.community, id="olga1", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=stores.community, id="anna", first_name="Анна", last_name="Андреева"),
    )
    assert stores.communities.get(stores.community).id == stores.community
    assert [each.id for each in stores.communities.organizers(stores.community)] == ["anna", "olga1", "olga2", "maria"]
    assert stores.community in {each.id for each in stores.communities.all()}


def test_secrets_are_kept_and_replaced(stores: Stores) -> None:
    assert stores.secrets.get(stores.community, "spare") is None
    stores.save(Secret(stores.community, "spare", "first"))
    stores.save(Secret(stores.community, "spare", "second"))
    assert stores.secrets.get(stores.community, "spare") == "second"


def test_purchases_come_newest_first(stores: Stores) -> None:
    for day, name in enumerate(("b", "a", "c")):
        stores.save(a_purchase(community=stores.community, id=name, created_at=NOW + timedelta(days=day)))
    assert [each.id for each in stores.purchases.all(stores.community)] == ["c", "a", "b"]


def test_many_orders_leave_out_the_missing_and_do_not_mind_repetitions(stores: Stores) -> None:
    stores.save(an_order(community=stores.community), an_order(community=stores.community, number="7", buyer="b"))
    found = stores.orders.many(stores.community, ["7", "7", "1001", "404"])
    assert {number: order.buyer for number, order in found.items()} == {"1001": "anna", "7": "b"}


def test_people_are_found_with_their_order_in_this_purchase(stores: Stores) -> None:
    """More than one call of the store can carry (100 keys)."""
    for place in range(120):
        buyer = a_buyer(community=stores.community, id=f"b{place}", ok_id=ok_id_of(place))
        stores.save(buyer, Identity(stores.community, ok_identity(buyer.ok_id), buyer.id))
    stores.save(an_order(community=stores.community, buyer="b3"))
    stores.save(an_order(community=stores.community, number="7", buyer="b4", purchase="knitwear"))
    people = stores.orders.of_people(stores.community, "shoes", [ok_id_of(place) for place in range(119)] + ["404"])
    assert len(people) == 119
    assert {ok_id: known.order.number for ok_id, known in people.items() if known.order} == {ok_id_of(3): "1001"}


def test_of_nobody_there_is_nothing(stores: Stores) -> None:
    assert stores.orders.of_people(stores.community, "shoes", [ok_id_of(1)]) == {}
    assert stores.orders.numbers(stores.community, "shoes") == {}


def test_the_matter_of_a_notice_is_all_there_is_to_know(stores: Stores) -> None:
    stores.save(a_buyer(community=stores.community), an_order(community=stores.community))
    stores.save(Secret(stores.community, BOT_TOKEN, "token"))
    matter = stores.notices.matter(stores.community, "anna", "1001", None)
    assert (matter.community.id, matter.buyer.id, matter.order.number) == (stores.community, "anna", "1001")
    assert (matter.last, matter.token) == (None, "token")
    stores.save(a_notice(community=stores.community))
    assert stores.notices.matter(stores.community, "anna", "1001", None).last == a_notice(
        community=stores.community, version=1
    )


@pytest.mark.parametrize(("buyer", "number"), [("nobody", "1001"), ("anna", "404")])
def test_there_is_no_matter_without_the_order_and_the_buyer(stores: Stores, buyer: str, number: str) -> None:
    stores.save(a_buyer(community=stores.community), an_order(community=stores.community))
    with pytest.raises(NotFound):
        stores.notices.matter(stores.community, buyer, number, None)


def test_an_import_is_read_back_with_its_failure(stores: Stores) -> None:
    values = {"columns": ["columns.buyer"], "limit": 10}
    job = an_import(community=stores.community, failure="columns_missing", failure_values=values)
    stores.save(job)
    assert stores.imports.get(stores.community, "job").failure_values == values
