"""Price lists are made, named, switched off and put away."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.catalogue.price_list import MOST_PRICE_LISTS, PriceList
from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.usecases.catalogue.manage_price_lists import ManagePriceLists
from tests.factories import a_price_list, a_principal
from tests.usecases.house import House

MARIA = a_principal()


def lists(house: House) -> ManagePriceLists:
    return house.container.catalogue.manage_price_lists


def create(house: House, title: str = "Запчасти", principal: Principal = MARIA) -> PriceList:
    return lists(house).create(principal, title, "RUB")


def test_a_new_list_is_active_and_empty(house: House) -> None:
    made = create(house, "  Запчасти \n склад ")
    assert made == a_price_list(id=made.id, title="Запчасти склад", version=1)
    assert lists(house).get(MARIA, made.id) == made
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.PRICE_LIST_CREATED, f"price_list/{made.id}")
    assert (entry.before, entry.after) == (None, {"title": "Запчасти склад", "currency": "RUB"})


def test_lists_stand_by_title_and_those_put_away_last(house: House) -> None:
    made = [create(house, title) for title in ("Шины", "аккумуляторы", "Масла")]
    lists(house).archive(MARIA, made[1].id, archived=True)
    assert [each.title for each in lists(house).list(MARIA)] == ["Масла", "Шины", "аккумуляторы"]
    foreign = a_principal(community="c2")
    assert lists(house).list(foreign) == []
    with pytest.raises(NotFound, match="price_list_missing"):
        lists(house).get(foreign, made[0].id)


@pytest.mark.parametrize(
    ("title", "currency", "reason"),
    [(" ", "RUB", "title_missing"), ("я" * 81, "RUB", "title_too_long"), ("Шины", "rub", "currency_unreadable")],
)
def test_what_is_no_list_is_refused(house: House, title: str, currency: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        lists(house).create(MARIA, title, currency)
    assert house.memory.journal == []


def test_there_are_so_many_and_no_more(house: House) -> None:
    for place in range(MOST_PRICE_LISTS - 1):
        house.save(a_price_list(id=f"p{place}"))
    create(house)
    with pytest.raises(Invalid, match="price_lists_too_many"):
        create(house)


def test_a_list_is_changed_of_the_version_that_was_seen(house: House) -> None:
    made = create(house)
    changed = lists(house).change(MARIA, made.id, 1, lambda it: replace(it, active=False))
    assert (changed.active, changed.offers, changed.version) == (False, False, 2)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.before, entry.after) == (
        Event.PRICE_LIST_CHANGED,
        {"active": True},
        {"active": False},
    )
    assert lists(house).change(MARIA, made.id, 2, lambda it: it) == changed
    with pytest.raises(Stale):
        lists(house).change(MARIA, made.id, 1, lambda it: replace(it, title="Другой"))
    with pytest.raises(Invalid):
        lists(house).change(MARIA, made.id, 2, lambda it: replace(it, title=" "))
    assert len(house.memory.journal) == 2


def test_a_list_is_put_away_and_comes_back_once(house: House) -> None:
    made = create(house)
    for archived in (True, True, False, False):
        after = lists(house).archive(MARIA, made.id, archived=archived)
        assert (after.archived_at is not None, after.offers) == (archived, not archived)
    assert house.memory.events() == [Event.PRICE_LIST_CREATED, *[Event.PRICE_LIST_CHANGED] * 2]
