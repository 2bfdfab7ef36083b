"""What is looked for among offers."""

import pytest

from chalicelib.domain.catalogue.offer_filter import OfferFilter
from tests.factories import an_offer

OFFER = an_offer(article="ШГ-2041", brand="Rieker & Co", name="Ботинки ЖЕНСКИЕ 38%")


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"price_list": "parts"},
        {"article": "шг 2041"},
        {"brand": "RiekerCo"},
        {"text": "женские"},
        {"text": "г-20"},
        {"text": "38%"},
        {"article": "ШГ2041", "brand": "riekerco", "price_list": "parts", "text": "бот"},
    ],
)
def test_what_is_said_of_it_finds_it(wanted: dict[str, str]) -> None:
    assert OfferFilter(**wanted).admits(OFFER)


@pytest.mark.parametrize(
    "wanted",
    [
        {"price_list": "part"},
        {"article": "ШГ204"},
        {"brand": "Rieker"},
        {"text": "мужские"},
        {"text": "--"},
        {"article": "ШГ2041", "text": "мужские"},
    ],
)
def test_what_is_not_so_does_not(wanted: dict[str, str]) -> None:
    assert not OfferFilter(**wanted).admits(OFFER)
