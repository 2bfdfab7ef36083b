"""From the file of a price list to an offer that is corrected, through the gateway, with every policy enforced."""

import pytest

from tests.deployed.pricing import Pricing

pytestmark = pytest.mark.deployed


def test_a_price_list_is_saved_and_what_is_gone_has_no_piece_left(priced: Pricing) -> None:
    assert (priced.first["counts"]["new"], priced.first["badRows"]) == (2, 1)
    assert (priced.second["counts"]["changed"], priced.second["counts"]["gone"]) == (1, 1)
    assert [(each["article"], each["price"], each["stock"]) for each in priced.offers] == [
        ("OC-90", 50_000, 7),
        ("ШГ-2041", 349_000, 0),
    ]
    assert priced.price_list["count"] == 2


def test_an_offer_is_found_by_its_article_and_corrected(priced: Pricing) -> None:
    assert [each["id"] for each in priced.found] == [priced.offers[0]["id"]]
    assert (priced.changed["stock"], priced.changed["price"]) == (None, 50_000)
