"""An article is known however it is written, and an id leads to its place."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import normalised, offer_id, place_of
from chalicelib.domain.errors import NotFound
from tests.factories import an_offer


@pytest.mark.parametrize(
    "written", ["ШГ-2041", "шг 2041", "шг.2041", " ШГ_2041 ", "ШГ2041", "шг/20-41", "\N{NO-BREAK SPACE}шг２041"]
)
def test_an_article_is_one_however_it_is_written(written: str) -> None:
    assert normalised(written) == "ШГ2041"


def test_two_alphabets_are_two_articles_and_two_ways_of_one_letter_are_one() -> None:
    assert normalised("А1") != normalised("A1")
    assert normalised("ёлка") == normalised("Елка") == "ЕЛКА"
    assert normalised("-- /") == ""


def test_an_id_is_the_same_for_the_same_place_and_leads_back_to_it() -> None:
    offer = an_offer(article="шг 2041", brand="Rieker & Co", price_list="p1")
    assert offer.id == offer_id("ШГ-2041", "RIEKER CO", "p1") == replace(offer, price=1, name="").id
    assert place_of(offer.id) == ("ШГ2041", "RIEKERCO", "p1")
    assert offer.id.replace("-", "").replace("_", "").isalnum()
    assert len({offer.id, *(replace(offer, **{name: "x"}).id for name in ("article", "brand", "price_list"))}) == 4


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "x",
        "ШГ",
        "AAAA",
        "T0M5MA",
        "T0M5MCNLTkVDSFQjcGFydHM=",
        "b2M5MCNLTkVDSFQjcGFydHM",
        "../x",
        "T0M5MCNLTkVDSFQjcGFydHN",
    ],
)
def test_what_is_no_id_of_an_offer_is_a_missing_one(foreign: str) -> None:
    with pytest.raises(NotFound, match="offer_missing"):
        place_of(foreign)


def test_it_is_free_while_there_is_a_piece_or_nobody_counts() -> None:
    assert an_offer(stock=1).is_free
    assert an_offer(stock=None).is_free
    assert not an_offer(stock=0).is_free
