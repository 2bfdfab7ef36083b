"""A buyer's orders, newest first, page by page; and the numbers that orders get."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.domain.buyers.buyer import Identity, erasure_mark, ok_identity
from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.cards import card_of
from chalicelib.domain.payments.claim import ClaimState
from tests.factories import NOW, a_buyer, a_claim_mark, an_order, ok_id_of
from tests.storage.tenant import Tenant
from tests.world import ANNA
from tests.worlds.differences import not_of_moto


def fill(tenant: Tenant, count: int, buyer: str = "anna", first: int = 1001) -> None:
    for place in range(count):
        placed = NOW + timedelta(minutes=place)
        number, purchase = str(first + place), f"{buyer}{place}"
        tenant.save(
            an_order(community=tenant.community, number=number, purchase=purchase, buyer=buyer, created_at=placed)
        )


def walk(tenant: Tenant, limit: int) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        page = tenant.stores.orders.of_buyer(tenant.community, "anna", None, cursor, limit)
        pages.append([card.number for card in page.things])
        cursor = page.cursor
        if cursor is None:
            return pages


def test_a_list_shows_the_card_of_an_order(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community))
    (card,) = tenant.stores.orders.of_buyer(tenant.community, "anna", None, None, 20).things
    assert card == card_of(an_order(community=tenant.community))


def test_a_card_changes_with_its_order(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community))
    tenant.save(an_order(community=tenant.community, delivery_share=100, version=1))
    (card,) = tenant.stores.orders.of_buyer(tenant.community, "anna", None, None, 20).things
    assert card.total == an_order().total + 100


def test_a_card_says_what_is_claimed_until_somebody_decides(tenant: Tenant) -> None:
    for version, state in enumerate((ClaimState.PENDING, ClaimState.REJECTED)):
        mark = a_claim_mark(amount=an_order().total, state=state)
        tenant.save(an_order(community=tenant.community, claims=(mark,), version=version))
        (card,) = tenant.stores.orders.of_buyer(tenant.community, "anna", None, None, 20).things
        waits = state is ClaimState.PENDING
        assert (card.claimed, card.covered) == (mark.amount if waits else 0, waits)


def test_pages_follow_one_another_without_a_gap_or_a_repetition(tenant: Tenant) -> None:
    fill(tenant, 5)
    fill(tenant, 2, buyer="elena", first=2001)
    pages = walk(tenant, 2)
    assert [number for page in pages for number in page] == ["1005", "1004", "1003", "1002", "1001"]
    assert all(len(page) <= 2 for page in pages)


def test_orders_of_one_second_are_all_listed(tenant: Tenant) -> None:
    for place in range(5):
        tenant.save(an_order(community=tenant.community, number=str(1001 + place), purchase=f"p{place}"))
    numbers = [number for page in walk(tenant, 2) for number in page]
    assert sorted(numbers) == ["1001", "1002", "1003", "1004", "1005"]


def test_since_includes_its_own_second(tenant: Tenant) -> None:
    fill(tenant, 3)
    page = tenant.stores.orders.of_buyer(tenant.community, "anna", NOW + timedelta(minutes=1), None, 20)
    assert [card.number for card in page.things] == ["1003", "1002"]


def test_somebody_without_orders_has_an_empty_list(tenant: Tenant) -> None:
    assert tenant.stores.orders.of_buyer(tenant.community, "anna", None, None, 20).things == []


def test_a_cursor_of_another_list_is_refused(tenant: Tenant) -> None:
    fill(tenant, 3)
    cursor = tenant.stores.orders.of_buyer(tenant.community, "anna", None, None, 2).cursor
    assert cursor
    for owner, text in (("elena", cursor), ("anna", "made up")):
        with pytest.raises(Invalid):
            tenant.stores.orders.of_buyer(tenant.community, owner, None, text, 2)


def test_numbers_begin_with_1001_and_never_come_twice(tenant: Tenant) -> None:
    assert list(tenant.stores.orders.take_numbers(tenant.community, 3)) == [1001, 1002, 1003]
    assert list(tenant.stores.orders.take_numbers(tenant.community, 1)) == [1004]


def test_two_communities_count_for_themselves(tenant: Tenant) -> None:
    tenant.stores.orders.take_numbers(tenant.community, 3)
    assert list(tenant.stores.orders.take_numbers(f"{tenant.community}x", 1)) == [1001]


@not_of_moto("it reads a counter and writes it in two steps: two may read the same, by chance")
def test_numbers_taken_at_once_never_come_twice(tenant: Tenant) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = pool.map(
            lambda count: list(tenant.stores.orders.take_numbers(tenant.community, count % 5 + 1)), range(40)
        )
    numbers = [number for block in taken for number in block]
    assert len(numbers) == len(set(numbers)) == 120


def test_many_orders_leave_out_the_missing_and_do_not_mind_repetitions(tenant: Tenant) -> None:
    tenant.save(an_order(community=tenant.community), an_order(community=tenant.community, number="7", buyer="b"))
    found = tenant.stores.orders.many(tenant.community, ["7", "7", "1001", "404"])
    assert {number: order.buyer for number, order in found.items()} == {"1001": "anna", "7": "b"}


def test_people_are_found_with_their_order_in_this_purchase(tenant: Tenant) -> None:
    """More than one call of the store can carry (100 keys)."""
    for place in range(120):
        buyer = a_buyer(community=tenant.community, id=f"b{place}", ok_id=ok_id_of(place))
        tenant.save(buyer, Identity(tenant.community, ok_identity(buyer.ok_id), buyer.id))
    tenant.save(an_order(community=tenant.community, buyer="b3"))
    tenant.save(an_order(community=tenant.community, number="7", buyer="b4", purchase="knitwear"))
    people = tenant.stores.orders.of_people(
        tenant.community, "shoes", [ok_id_of(place) for place in range(119)] + ["404"]
    )
    assert len(people) == 119
    assert {ok_id: known.order.number for ok_id, known in people.items() if known.order} == {ok_id_of(3): "1001"}


def test_an_erased_person_is_found_by_what_is_left_of_him_until_he_comes_again(tenant: Tenant) -> None:
    left = a_buyer(community=tenant.community, ok_id="", erased_at=NOW)
    order = an_order(community=tenant.community)
    tenant.save(left, order, erasure_mark(tenant.community, ANNA, left.id))
    found = tenant.stores.orders.of_people(tenant.community, "shoes", [ANNA])[ANNA]
    assert (found.buyer.id, found.buyer.erased_at) == ("anna", NOW)
    assert found.order
    assert found.order.number == order.number
    back = a_buyer(community=tenant.community, id="anna2")
    tenant.save(back, Identity(tenant.community, ok_identity(ANNA), back.id))
    found = tenant.stores.orders.of_people(tenant.community, "shoes", [ANNA])[ANNA]
    assert (found.buyer.id, found.order) == ("anna2", None)


def test_of_nobody_there_is_nothing(tenant: Tenant) -> None:
    assert tenant.stores.orders.of_people(tenant.community, "shoes", [ok_id_of(1)]) == {}
    assert tenant.stores.orders.numbers_after(tenant.community, "shoes", "", 9) == []
