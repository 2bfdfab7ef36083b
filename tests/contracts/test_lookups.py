"""Reading one thing, or all things of a kind."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.domain.buyers.buyer import Identity, erasure_mark, ok_identity
from chalicelib.domain.communities.community import ConnectionName, ConnectionState, Secret
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.usecases.ports import Commit
from tests.contracts.stores import Stores
from tests.factories import (
    NOW,
    a_buyer,
    a_community,
    a_connection,
    a_purchase,
    an_import,
    an_order,
    an_organizer,
    ok_id_of,
)
from tests.world import ANNA

MISSING: dict[str, Callable[[Stores], object]] = {
    "community_missing": lambda stores: stores.communities.get(f"{stores.community}x"),
    "buyer_unknown": lambda stores: stores.buyers.get(stores.community, "anna"),
    "purchase_missing": lambda stores: stores.purchases.get(stores.community, "shoes"),
    "import_missing": lambda stores: stores.imports.get(stores.community, "job"),
    "order_missing": lambda stores: stores.orders.get(stores.community, "1001"),
    "claim_missing": lambda stores: stores.claims.get(stores.community, "claim1"),
    "message_missing": lambda stores: stores.messages.get(stores.community, ANNA, "mid:1"),
}


@pytest.mark.parametrize("reason", MISSING)
def test_a_missing_thing_is_not_found(stores: Stores, reason: str) -> None:
    with pytest.raises(NotFound) as refusal:
        MISSING[reason](stores)
    assert refusal.value.reason == reason


def test_a_community_and_its_organizers_by_name(stores: Stores) -> None:
    stores.save(
        an_organizer(community=stores.community),
        an_organizer(community=stores.community, id="olga2", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=stores.community, id="olga1", first_name="Ольга", last_name="Андреева"),
        an_organizer(community=stores.community, id="anna", first_name="Анна", last_name="Андреева"),
    )
    assert stores.communities.get(stores.community).id == stores.community
    assert [each.id for each in stores.communities.organizers(stores.community)] == ["anna", "olga1", "olga2", "maria"]


def test_all_communities_are_read_in_bounded_steps_each_once(stores: Stores) -> None:
    """What else lies in their table counts too, so that a step may find none."""
    names = {f"{stores.community}-{place}" for place in range(5)}
    for name in names:
        stores.commits.commit(name, Commit((a_community(id=name, group=None), an_organizer(community=name))))
    pages, cursor = [], None
    while True:
        page = stores.communities.page(cursor, 2)
        pages.append([each.id for each in page.things])
        cursor = page.cursor
        if cursor is None:
            break
    found = [name for page in pages for name in page]
    assert max(map(len, pages)) <= 2
    assert len(found) == len(set(found))
    assert names | {stores.community} <= set(found)


def test_several_buyers_at_once_and_nobody_who_is_not_there(stores: Stores) -> None:
    anna, elena = (a_buyer(community=stores.community, id=name, ok_id=name) for name in ("anna", "elena"))
    stores.save(anna, elena)
    found = stores.buyers.many(stores.community, ["anna", "nobody", "anna", "elena"])
    assert {name: buyer.id for name, buyer in found.items()} == {"anna": "anna", "elena": "elena"}
    assert stores.buyers.many(stores.community, []) == {}


def test_secrets_are_kept_and_replaced(stores: Stores) -> None:
    assert stores.secrets.get(stores.community, "spare") is None
    stores.save(Secret(stores.community, "spare", "first"))
    stores.save(Secret(stores.community, "spare", "second"))
    assert stores.secrets.get(stores.community, "spare") == "second"


def test_a_community_has_the_texts_it_worded_and_no_others(stores: Stores) -> None:
    assert stores.communities.wording(stores.community) == NoticeTemplates(stores.community)
    stores.save(NoticeTemplates(stores.community).put("ru", "order_saved", "Заказ {number}"))
    worded = stores.communities.wording(stores.community)
    assert worded.find("ru", "order_saved") == "Заказ {number}"
    stores.save(worded.put("ru", "order_saved", ""))
    assert stores.communities.wording(stores.community).find("ru", "order_saved") is None


def test_connections_are_those_that_were_made_as_they_are_now(stores: Stores) -> None:
    assert list(stores.communities.connections(stores.community)) == []
    hook = a_connection(community=stores.community, name=ConnectionName.HOOK)
    stores.save(a_connection(community=stores.community), hook)
    stores.save(a_connection(community=stores.community, state=ConnectionState.REFUSED, reason="ok_102", version=1))
    found = stores.communities.connections(stores.community)
    assert [(each.name, each.state, each.reason) for each in found] == [
        ("bot", "refused", "ok_102"),
        ("hook", "ok", ""),
    ]


def test_purchases_come_newest_first(stores: Stores) -> None:
    for day, name in enumerate(("b", "a", "c")):
        stores.save(a_purchase(community=stores.community, id=name, created_at=NOW + timedelta(days=day)))
    assert [each.id for each in stores.purchases.page(stores.community, None, 9).things] == ["c", "a", "b"]


def test_work_in_steps_finds_every_purchase_once(stores: Stores) -> None:
    for name in ("b", "a", "c"):
        order = an_order(community=stores.community, number=f"1{name}", purchase=name)
        stores.save(a_purchase(community=stores.community, id=name), order)
    steps = [stores.purchases.after(stores.community, after, 2) for after in ("", "b", "c")]
    assert [[each.id for each in step] for step in steps] == [["a", "b"], ["c"], []]


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


def test_an_erased_person_is_found_by_what_is_left_of_him_until_he_comes_again(stores: Stores) -> None:
    left = a_buyer(community=stores.community, ok_id="", erased_at=NOW)
    order = an_order(community=stores.community)
    stores.save(left, order, erasure_mark(stores.community, ANNA, left.id))
    found = stores.orders.of_people(stores.community, "shoes", [ANNA])[ANNA]
    assert (found.buyer.id, found.buyer.erased_at) == ("anna", NOW)
    assert found.order
    assert found.order.number == order.number
    back = a_buyer(community=stores.community, id="anna2")
    stores.save(back, Identity(stores.community, ok_identity(ANNA), back.id))
    found = stores.orders.of_people(stores.community, "shoes", [ANNA])[ANNA]
    assert (found.buyer.id, found.order) == ("anna2", None)


def test_of_nobody_there_is_nothing(stores: Stores) -> None:
    assert stores.orders.of_people(stores.community, "shoes", [ok_id_of(1)]) == {}
    assert stores.orders.numbers_after(stores.community, "shoes", "", 9) == []


def test_many_imports_are_found_by_id_and_missing_ones_are_left_out(stores: Stores) -> None:
    stores.save(*(an_import(community=stores.community, id=name) for name in ("job1", "job2")))
    assert sorted(stores.imports.many(stores.community, ["job1", "job2", "job2", "404"])) == ["job1", "job2"]
    assert stores.imports.many(stores.other, ["job1"]) == stores.imports.many(stores.community, []) == {}


def test_an_import_is_read_back_with_its_failure(stores: Stores) -> None:
    values = {"columns": ["columns.buyer"], "limit": 10}
    job = an_import(community=stores.community, failure="columns_missing", failure_values=values)
    stores.save(job)
    assert stores.imports.get(stores.community, "job").failure_values == values
