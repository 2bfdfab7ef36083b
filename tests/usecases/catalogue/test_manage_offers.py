"""Offers are looked for and corrected, one by one."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import MOST_STOCK
from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.errors import Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from chalicelib.usecases.catalogue.manage_offers import PAGE, ManageOffers
from chalicelib.usecases.offer_stock import taken
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_principal, an_offer
from tests.usecases.house import House

MARIA = a_principal()
OFFER = an_offer()


def offers(house: House) -> ManageOffers:
    return house.container.catalogue.manage_offers


def change(house: House, version: int = 1, **fields: Any) -> Any:
    return offers(house).change(MARIA, OFFER.id, version, lambda it: replace(it, **fields))


def test_a_page_holds_fifty_and_leads_on(house: House) -> None:
    for place in range(PAGE + 1):
        house.save(an_offer(article=f"A{place:02}"))
    first = offers(house).page(MARIA, OfferFilter(), None)
    rest = offers(house).page(MARIA, OfferFilter(), first.cursor)
    assert (len(first.things), len(rest.things)) == (PAGE, 1)
    assert list(offers(house).page(a_principal(community="c2"), OfferFilter(), None).things) == []


def test_price_stock_and_name_are_changed_and_told(house: House) -> None:
    house.save(replace(OFFER, updated_at=NOW.replace(year=2020)))
    after = change(house, price=1, stock=None, name=" Фильтр \n новый ")
    assert (after.price, after.stock, after.name, after.version) == (1, None, "Фильтр новый", 2)
    assert (after.updated_at, offers(house).get(MARIA, OFFER.id)) == (NOW, after)
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.OFFER_CHANGED, f"offer/{OFFER.id}")
    assert entry.before == {"price": 45_000, "stock": 10, "name": "Фильтр масляный"}
    assert entry.after == {"price": 1, "stock": None, "name": "Фильтр новый"}
    assert change(house, 2) == after
    assert len(house.memory.journal) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"price": -1}, "kopecks_unreadable"),
        ({"price": HIGHEST + 1}, "kopecks_unreadable"),
        ({"stock": -1}, "stock_unreadable"),
        ({"stock": MOST_STOCK + 1}, "stock_unreadable"),
        ({"name": "  "}, "offer_unnamed"),
        ({"name": "я" * 201}, "text_too_long"),
    ],
)
def test_what_is_no_offer_is_refused(house: House, fields: dict[str, Any], reason: str) -> None:
    house.save(OFFER)
    with pytest.raises(Invalid, match=reason) as refusal:
        change(house, **fields)
    assert refusal.value.field == next(iter(fields))
    assert house.memory.journal == []


def test_a_piece_that_went_meanwhile_is_not_written_over(house: House) -> None:
    house.save(OFFER)
    house.container.stores.commits.commit("c1", Commit(counter_updates=(taken(OFFER.id, 1),)))
    with pytest.raises(Stale):
        change(house, stock=10)
    assert change(house, 2, price=1).stock == 9


def test_a_missing_offer_and_anothers_are_missing(house: House) -> None:
    house.save(OFFER)
    for principal, offer in (
        (a_principal(community="c2"), OFFER.id),
        (MARIA, "no id"),
        (MARIA, an_offer(brand="x").id),
    ):
        with pytest.raises(NotFound, match="offer_missing"):
            offers(house).get(principal, offer)
        with pytest.raises(NotFound, match="offer_missing"):
            offers(house).change(principal, offer, 1, lambda it: it)
