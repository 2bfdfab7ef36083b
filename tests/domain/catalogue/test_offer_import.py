"""How much a step of a price list does, and where its files lie."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.catalogue import offer_import
from chalicelib.domain.catalogue.offer_import import OfferDifference, chunks_of, page_of, side_of
from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.imports.import_job import FOLDER
from tests.factories import an_offer

SIDE = side_of(an_offer())


@pytest.mark.parametrize(("count", "chunks"), [(0, 0), (1, 1), (1_000, 1), (1_001, 2), (50_000, 50)])
def test_a_step_reads_a_thousand(count: int, chunks: int) -> None:
    assert chunks_of(count) == chunks


def test_a_page_is_the_next_that_has_something() -> None:
    assert [page_of((1, 4), place) for place in range(6)] == [1, 1, 4, 4, 4, None]


def test_a_difference_says_what_becomes_of_an_offer() -> None:
    line = OfferLine(row=2, article="A1", brand="", price=1)
    new = OfferDifference(id="x", article="A1", brand="", before=None, after=SIDE, line=line)
    kinds = [each.kind for each in (new, replace(new, before=SIDE), replace(new, before=SIDE, line=None))]
    assert kinds == ["new", "changed", "gone"]


def test_no_file_lies_where_an_erasure_takes_all() -> None:
    names = [name for name in vars(offer_import) if name.endswith(("_file", "_list", "_sheet"))]
    chunked = ("lines_file", "changes_file")
    places = {getattr(offer_import, name)(*("job", 1)[: 1 + (name in chunked)]) for name in names}
    assert len(places) == len(names) == 7
    assert not any(place.startswith(FOLDER) for place in places)
