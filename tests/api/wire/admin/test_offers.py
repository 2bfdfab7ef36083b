"""Offers ↔ JSON."""

import msgspec

from chalicelib.api.wire.admin.offers import (
    OfferChanged,
    OffersQuery,
    read_change,
    read_filter,
    write_offer,
    write_offers,
)
from chalicelib.domain.catalogue.offer_filter import OfferFilter
from chalicelib.domain.lists import Page
from tests.factories import an_offer

OFFER = an_offer(stock=None, cost=1)


def test_what_is_not_named_stays_and_null_says_that_nobody_counts() -> None:
    def changed(body: bytes) -> object:
        return read_change(msgspec.json.decode(body, type=OfferChanged))(an_offer())

    assert changed(b"{}") == an_offer()
    assert changed(b'{"stock": null}') == an_offer(stock=None)
    assert changed(b'{"stock": 0, "price": 5}') == an_offer(stock=0, price=5)


def test_what_is_looked_for_has_no_gaps_around_it() -> None:
    assert read_filter(OffersQuery(article=" шг 2041 ", text="  ")) == OfferFilter(article="шг 2041")


def test_an_offer_says_its_id_and_what_of_it_is_free() -> None:
    shown = write_offer(OFFER)
    assert (shown.id, shown.stock, shown.cost, shown.price_list) == (OFFER.id, None, 1, "parts")
    assert write_offers(Page([OFFER], "next")).next == "next"
