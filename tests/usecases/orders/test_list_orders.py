"""The desk's list: searched by number, phone, article and name."""

from collections.abc import Sequence
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.desk_list import OrderFilter
from chalicelib.domain.orders.order import Handout
from tests.factories import a_buyer, a_line, a_principal, an_order
from tests.usecases.house import House

MARIA = a_principal()


@pytest.fixture
def house(house: House) -> House:
    house.save(a_buyer(phone="+79160000001"), a_buyer(id="elena", ok_id="570000000102", name="Елена Петрова"))
    house.save(an_order(), an_order(number="1002", buyer="elena", lines=[a_line(article="ШГ-2041")]))
    house.save(an_order(number="1003", buyer="elena", purchase="linen", lines=[a_line(article="1004")]))
    return house


def found(house: House, text: str | None, **wanted: Any) -> Sequence[str]:
    page = house.container.orders.list.page(MARIA, OrderFilter(**wanted), text, cursor=None, limit=50)
    return [card.number for card in page.cards]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (None, "1003 1002 1001"),
        (" ", "1003 1002 1001"),
        ("1002", "1002"),
        ("8 916 000-00-01", "1001"),
        ("+79160000001", "1001"),
        ("елена", "1003 1002"),
        ("петрова", "1003 1002 1001"),
        ("9999", ""),
        ("+79169999999", ""),
    ],
)
def test_a_number_a_phone_and_a_name_are_found_among_all(house: House, text: str | None, numbers: str) -> None:
    assert found(house, text) == numbers.split()


def test_an_article_is_found_within_a_purchase(house: House) -> None:
    assert found(house, "шг-2041", purchase="shoes") == ["1002"]
    assert found(house, "1004", purchase="linen") == ["1003"], "digits that are no order's number"
    assert found(house, "елена", purchase="shoes") == ["1002"], "and whoever is called so"
    assert found(house, "елена", purchase="linen") == ["1003"]


def test_an_article_is_found_among_all_orders_where_nobody_is_called_so(house: House) -> None:
    assert found(house, "шг-2041") == ["1002"]
    assert found(house, "1004") == ["1003"], "digits that are no order's number"
    assert found(house, "шг-2041", handout=Handout.READY) == []
    assert found(house, "шг-204") == [], "an article is named in full"
    assert found(house, "4600000000017") == []
    house.save(an_order(number="1009", purchase="books", lines=[a_line(article="4600000000017")]))
    assert found(house, "4600000000017") == ["1009"], "digits that are nobody's phone"


def test_a_search_goes_with_every_filter_but_the_buyer(house: House) -> None:
    assert found(house, "петрова", handout=Handout.READY) == []
    assert found(house, "1002", purchase="linen", handout=Handout.READY) == []
    assert found(house, "1002", buyer="elena") == ["1002"]
    with pytest.raises(Invalid, match="search_of_buyer"):
        found(house, "петрова", buyer="elena")


def test_namesakes_have_their_limit(house: House) -> None:
    house.save(*(a_buyer(id=f"b{place}", name="Мария") for place in range(101)))
    with pytest.raises(Invalid, match="search_too_wide"):
        found(house, "мария")
    assert found(house, "мария", purchase="shoes") == [], "a purchase has few buyers: all of them are looked at"


def test_a_foreign_community_finds_nothing(house: House) -> None:
    stranger = a_principal(community="c2")
    for text in (None, "1002", "петрова", "+79160000001", "ШГ-2041"):
        page = house.container.orders.list.page(stranger, OrderFilter(), text, cursor=None, limit=50)
        assert (list(page.cards), page.people) == ([], {})
