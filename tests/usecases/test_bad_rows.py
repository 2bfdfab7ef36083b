"""Rows that stay out are written down for the desk and as a sheet for people."""

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.findings import BadRow, FileNotes, Remark
from chalicelib.spreadsheets.sheets import FileSheets
from chalicelib.usecases.bad_rows import OF_OFFERS, SHOWN_BAD_ROWS, BadRowsWriter, Places, bad_rows_of, notes_of
from tests.factories import COMMUNITY, an_import
from tests.usecases.house import House

PLACES = Places("rows.json", "rows.csv", "notes.json")
BAD = [BadRow(place, Column.BRAND, "text_too_long", {"limit": 60}, goods="=A1") for place in range(SHOWN_BAD_ROWS + 1)]


def test_the_first_are_shown_and_all_can_be_fetched(house: House) -> None:
    writer = BadRowsWriter(house.stores.files, FileSheets(), house.stores.communities, house.container.phrases)
    writer.write(COMMUNITY, BAD, PLACES)
    found = bad_rows_of(house.stores.files, an_import(bad_rows=len(BAD)), PLACES)
    assert (list(found.rows), found.total) == (BAD[:SHOWN_BAD_ROWS], len(BAD))
    assert found.download == f"memory://{COMMUNITY}/rows.csv?as=bad-rows.csv"


def test_the_sheet_has_the_columns_of_its_kind_and_runs_nothing(house: House) -> None:
    files = house.stores.files
    writer = BadRowsWriter(files, FileSheets(), house.stores.communities, house.container.phrases, columns=OF_OFFERS)
    writer.write(COMMUNITY, BAD[:1], PLACES)
    heading, line = files.read(COMMUNITY, "rows.csv").decode("utf-8-sig").splitlines()
    assert heading == "Строка;Столбец;В ячейке;Что не так;Товар;Лист"
    assert line == "0;Бренд;;Текст длиннее 60 знаков.;'=A1;"


def test_what_is_not_there_any_more_is_counted_only(house: House) -> None:
    files = house.stores.files
    assert bad_rows_of(files, an_import(), PLACES).total == 0
    assert (bad_rows_of(files, an_import(bad_rows=2), PLACES).total, notes_of(files, an_import(remarks=1), PLACES)) == (
        2,
        FileNotes(),
    )
    files.write(COMMUNITY, "notes.json", b'{"remarks": [{"reason": "stock_uncounted"}]}')
    assert notes_of(files, an_import(remarks=1), PLACES).remarks == (Remark("stock_uncounted"),)
    assert notes_of(files, an_import(), PLACES) == FileNotes()
