"""A buyer's orders, newest first, page by page; and the numbers that orders get."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.cards import card_of
from chalicelib.domain.payments.claim import ClaimState
from tests.contracts.stores import Stores
from tests.factories import NOW, a_claim_mark, an_order
from tests.worlds.differences import not_of_moto


def fill(stores: Stores, count: int, buyer: str = "anna", first: int = 1001) -> None:
    for place in range(count):
        placed = NOW + timedelta(minutes=place)
        number, purchase = str(first + place), f"{buyer}{place}"
        stores.save(
            an_order(community=stores.community, number=number, purchase=purchase, buyer=buyer, created_at=placed)
        )


def walk(stores: Stores, limit: int) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        page = stores.orders.of_buyer(stores.community, "anna", None, cursor, limit)
        pages.append([card.number for card in page.things])
        cursor = page.cursor
        if cursor is None:
            return pages


def test_a_list_shows_the_card_of_an_order(stores: Stores) -> None:
    stores.save(an_order(community=stores.community))
    (card,) = stores.orders.of_buyer(stores.community, "anna", None, None, 20).things
    assert card == card_of(an_order(community=stores.community))


def test_a_card_changes_with_its_order(stores: Stores) -> None:
    stores.save(an_order(community=stores.community))
    stores.save(an_order(community=stores.community, delivery_share=100, version=1))
    (card,) = stores.orders.of_buyer(stores.community, "anna", None, None, 20).things
    assert card.total == an_order().total + 100


def test_a_card_says_what_is_claimed_until_somebody_decides(stores: Stores) -> None:
    for version, state in enumerate((ClaimState.PENDING, ClaimState.REJECTED)):
        mark = a_claim_mark(amount=an_order().total, state=state)
        stores.save(an_order(community=stores.community, claims=(mark,), version=version))
        (card,) = stores.orders.of_buyer(stores.community, "anna", None, None, 20).things
        waits = state is ClaimState.PENDING
        assert (card.claimed, card.covered) == (mark.amount if waits else 0, waits)


def test_pages_follow_one_another_without_a_gap_or_a_repetition(stores: Stores) -> None:
    fill(stores, 5)
    fill(stores, 2, buyer="elena", first=2001)
    pages = walk(stores, 2)
    assert [number for page in pages for number in page] == ["1005", "1004", "1003", "1002", "1001"]
    assert all(len(page) <= 2 for page in pages)


def test_orders_of_one_second_are_all_listed(stores: Stores) -> None:
    for place in range(5):
        stores.save(an_order(community=stores.community, number=str(1001 + place), purchase=f"p{place}"))
    numbers = [number for page in walk(stores, 2) for number in page]
    assert sorted(numbers) == ["1001", "1002", "1003", "1004", "1005"]


def test_since_includes_its_own_second(stores: Stores) -> None:
    fill(stores, 3)
    page = stores.orders.of_buyer(stores.community, "anna", NOW + timedelta(minutes=1), None, 20)
    assert [card.number for card in page.things] == ["1003", "1002"]


def test_somebody_without_orders_has_an_empty_list(stores: Stores) -> None:
    assert stores.orders.of_buyer(stores.community, "anna", None, None, 20).things == []


def test_a_cursor_of_another_list_is_refused(stores: Stores) -> None:
    fill(stores, 3)
    cursor = stores.orders.of_buyer(stores.community, "anna", None, None, 2).cursor
    assert cursor
    for owner, text in (("elena", cursor), ("anna", "made up")):
        with pytest.raises(Invalid):
            stores.orders.of_buyer(stores.community, owner, None, text, 2)


def test_numbers_begin_with_1001_and_never_come_twice(stores: Stores) -> None:
    assert list(stores.orders.take_numbers(stores.community, 3)) == [1001, 1002, 1003]
    assert list(stores.orders.take_numbers(stores.community, 1)) == [1004]


def test_two_communities_count_for_themselves(stores: Stores) -> None:
    stores.orders.take_numbers(stores.community, 3)
    assert list(stores.orders.take_numbers(f"{stores.community}x", 1)) == [1001]


@not_of_moto("it reads a counter and writes it in two steps: two may read the same, by chance")
def test_numbers_taken_at_once_never_come_twice(stores: Stores) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = pool.map(lambda count: list(stores.orders.take_numbers(stores.community, count % 5 + 1)), range(40))
    numbers = [number for block in taken for number in block]
    assert len(numbers) == len(set(numbers)) == 120
