"""The file of a price list is read in chunks; what stays out is written down for people."""

import msgspec
import pytest

from chalicelib.domain.catalogue import offer_import
from chalicelib.domain.catalogue.offer_import import lines_file
from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.imports.import_job import LARGEST_FILE, ImportState
from chalicelib.usecases.catalogue import read_price_list
from tests.factories import COMMUNITY
from tests.usecases.catalogue.shop import MARIA, a_shop, compared, lines_of, uploaded
from tests.usecases.house import House


def test_lines_are_written_down_chunk_by_chunk(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (offer_import, read_price_list):
        monkeypatch.setattr(module, "TOGETHER", 2)
    job = compared(a_shop(house), *(f"A{place};;;1;1" for place in range(5)))
    assert (job.state, job.rows, job.offers.lines, job.offers.new) == (ImportState.READY, 5, 5, 5)
    chunks = [house.stores.files.read(COMMUNITY, lines_file(job.id, chunk)) for chunk in range(3)]
    articles = [[line.article for line in msgspec.json.decode(each, type=list[OfferLine])] for each in chunks]
    assert articles == [["A0", "A1"], ["A2", "A3"], ["A4"]]


def test_bad_rows_are_listed_and_can_be_fetched(house: House) -> None:
    job = compared(a_shop(house), "A1;;;1;1", "A2;;;0;1", "A3;Bosch;Щётки;1;пять")
    bad = house.container.catalogue.manage_imports.bad_rows(MARIA, job.id)
    assert (job.rows, job.bad_rows, bad.total) == (3, 2, 2)
    assert [(each.row, each.reason) for each in bad.rows] == [(3, "price_zero"), (4, "stock_unclear")]
    sheet = house.stores.files.read(COMMUNITY, f"price-lists/{job.id}/bad-rows.csv").decode("utf-8-sig").splitlines()
    assert sheet[0] == "Строка;Столбец;В ячейке;Что не так;Товар;Лист"
    assert sheet[2].startswith("4;Остаток;пять;")
    assert sheet[2].endswith("Bosch A3 Щётки;")


def test_what_is_to_be_known_is_kept(house: House) -> None:
    job = compared(a_shop(house), "A1;1;x", heading="Артикул;Цена;Кратность")
    notes = house.container.catalogue.manage_imports.notes(job)
    assert (job.remarks, [each.reason for each in notes.remarks]) == (1, ["stock_uncounted"])
    assert job.ignored == ("Кратность",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "offers_missing"),
        (lines_of(), "offers_missing"),
        (lines_of("x", heading="a;b"), "offer_columns_missing"),
        (b"%PDF-1.7", "file_foreign"),
        (b"0" * (LARGEST_FILE + 1), "file_too_large"),
    ],
)
def test_a_file_that_is_none_ends_in_words(house: House, content: bytes, reason: str) -> None:
    job = uploaded(a_shop(house), b"x")
    house.stores.files.write(COMMUNITY, f"price-lists/{job}/file", content)
    house.container.catalogue.manage_imports.preview(MARIA, job)
    failed = house.driven(job)
    assert (failed.state, failed.failure) == (ImportState.FAILED, reason)


def test_a_file_of_bad_rows_only_changes_nothing(house: House) -> None:
    job = compared(a_shop(house), "A1;;;0;1")
    assert (job.state, job.offers.lines, job.pages) == (ImportState.READY, 0, ())
