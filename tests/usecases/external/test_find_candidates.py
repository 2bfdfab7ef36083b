"""Offers that a line may be bound to: those of lists that are offered, less what is kept or promised."""

from msgspec.structs import replace

from chalicelib.usecases.external.find_candidates import FindCandidates, Shelf
from tests.factories import COMMUNITY, a_price_list, an_offer
from tests.usecases.external.market import Market


def shelf(market: Market, *gone: str) -> Shelf:
    stores = market.house.stores
    return FindCandidates(stores.offers, stores.price_lists).open(COMMUNITY, gone)


def test_offers_of_lists_that_are_off_are_none(market: Market) -> None:
    market.house.save(a_price_list(id="off", active=False), an_offer(price_list="off"))
    (one,) = shelf(market).candidates("oc 90", 0)
    assert (one.offer.price_list, one.name, one.free) == ("parts", "Запчасти: Фильтр масляный", 10)


def test_the_reserve_and_what_others_take_are_not_free_and_what_is_its_own_is(market: Market) -> None:
    it, offer = shelf(market), an_offer().id
    it.take(offer, 4)
    it.take(offer, 1)
    (one,) = it.candidates("OC-90", 2)
    (own,) = it.candidates("OC-90", 2, {offer: 3})
    assert (one.free, own.free) == (3, 6)


def test_nobody_counts_what_is_not_counted_and_what_ran_out_is_gone(market: Market) -> None:
    market.house.save(replace(an_offer(article="X", stock=None)))
    (one,) = shelf(market, an_offer(article="X").id).candidates("x", 5)
    assert (one.free, one.gone) == (None, True)


def test_an_article_is_read_once_and_none_not_at_all(market: Market) -> None:
    it = shelf(market)
    assert it.candidates(" - ", 0) == []
    it.candidates("OC-90", 0)
    it.candidates("oc90", 0)
    assert list(it.known) == ["OC90"]
