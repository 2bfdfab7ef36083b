"""The cells of a sheet, row by row, as a person sees them."""

from io import BytesIO
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import LONGEST_CELL, MOST_COLUMNS, Cell, Flaw, Row
from chalicelib.spreadsheets.archive import Archive
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.sheet_notes import Notes, Span
from chalicelib.spreadsheets.sheet_rows import read_rows
from chalicelib.spreadsheets.workbook import open_workbook
from tests.spreadsheets.workbooks import zipped

LINK = '<Relationship Id="a" Type="x/worksheet" Target="s.xml"/>'
STYLES = '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs></styleSheet>'


def rows(content: str, notes: Notes | None = None, about: str = "", **bounds: Any) -> list[Row]:
    parts = {
        "xl/workbook.xml": f'<workbook xmlns:r="r">{about}<sheets><sheet name="Лист" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{LINK}</Relationships>",
        "xl/s.xml": f"<worksheet><sheetData>{content}</sheetData></worksheet>",
        "xl/sharedStrings.xml": "<sst><si><t>Б-1</t></si></sst>",
        "xl/styles.xml": STYLES,
    }
    archive = Archive(
        BytesIO(zipped(**{name: part.encode() for name, part in parts.items()})), Bounds(lambda: 0, 1, **bounds)
    )
    book = open_workbook(archive)
    return list(read_rows(book, book.sheets[0], notes or Notes()))


def cell(content: str, about: str = "") -> Cell:
    (row,) = rows(f"<row>{content}</row>", about=about)
    return row.cells[0]


def refusal(content: str, **bounds: Any) -> Invalid:
    with pytest.raises(Invalid) as refused:
        rows(content, **bounds)
    return refused.value


def test_a_cell_is_what_its_kind_says() -> None:
    for content, found in (
        ("<c><v>2</v></c>", Cell("2", "2", "2")),
        ('<c t="s"><v> 0 </v></c>', Cell("Б-1")),
        ('<c t="inlineStr"><is><r><t>Б</t></r><r><t>-1</t></r></is></c>', Cell("Б-1")),
        ('<c t="str"><f>A1</f><v>x</v></c>', Cell("x")),
        ('<c t="e"><v>#N/A</v></c>', Cell("#N/A", flaw=Flaw.ERROR)),
        ('<c t="b"><v>1</v></c>', Cell("ИСТИНА", flaw=Flaw.LOGICAL)),
        ('<c t="d"><v>2026-12-10</v></c>', Cell("2026-12-10", flaw=Flaw.DATE)),
        ("<c><f>1+1</f></c>", Cell("=1+1", flaw=Flaw.FORMULA)),
        ('<c t="s" s="1"><v>0</v></c>', Cell("Б-1", struck=True)),
        ('<c t="str"><f>HYPERLINK("https://ok.ru/1","А")</f><v>А</v></c>', Cell("А", link="https://ok.ru/1")),
    ):
        assert cell(content) == found, content


def test_a_formulas_nought_means_nothing_where_nobody_has_counted() -> None:
    nought = "<c><f>1+1</f><v>0</v></c>"
    assert cell(nought) == Cell("0", "0", "0")
    assert cell(nought, '<calcPr fullCalcOnLoad="1"/>').flaw is Flaw.FORMULA


def test_rows_and_cells_that_are_left_out_are_counted_all_the_same() -> None:
    found = rows('<row/><row><c/><c t="s"><v>0</v></c></row><row r="9" hidden="1"><c r="C9"><v>1</v></c></row>')
    assert [(row.number, [each.text for each in row.cells], row.hidden) for row in found] == [
        (2, ["", "Б-1"], False),
        (9, ["", "", "1"], True),
    ]


def test_a_joined_cell_fills_the_rows_that_hold_something_of_their_own() -> None:
    value = '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>'
    notes = Notes(joined={0: [Span(1, 3)], 5: [Span(1, 2)]})
    found = rows(f"{value}<row/><row><c/><c><v>2</v></c></row>{value}", notes)
    assert [(row.number, row.cells[0].text, row.cells[0].merged) for row in found] == [
        (1, "Б-1", True),
        (3, "Б-1", True),
        (4, "Б-1", False),
    ]


def test_a_link_lies_under_its_cell() -> None:
    (row,) = rows('<row><c t="s"><v>0</v></c></row>', Notes(links={(0, 1): "https://ok.ru/1"}))
    assert row.cells[0].link == "https://ok.ru/1"


def test_columns_beyond_those_looked_at_are_left_out() -> None:
    (row,) = rows(f"<row>{'<c><v>1</v></c>' * (MOST_COLUMNS + 5)}</row>")
    assert len(row.cells) == MOST_COLUMNS


def test_numbers_that_go_back_stand_still_or_lead_beyond_are_damage_at_their_row() -> None:
    row = '<row r="2"><c><v>1</v></c></row>'
    for content in (
        row + row,
        row + '<row r="1"/>',
        row + '<row r="x"/>',
        row + '<row r="1048577"/>',
        row + '<row><c r="A9"/></row>',
        row + '<row><c r="B3"/><c r="A3"/></row>',
        row + '<row><c r="?"/></row>',
        row + '<row><c t="s"><v>9</v></c></row>',
    ):
        error = refusal(content)
        assert (error.reason, error.values["sheet"]) == ("file_damaged", "Лист"), content
        assert error.values["at_row"] in (2, 3), content


def test_a_cell_has_a_length_however_it_is_written() -> None:
    long = "x" * (LONGEST_CELL + 1)
    for content in (f"<v>{long}</v>", f"<is><t>{long}</t></is>", f"<f>{long}</f>"):
        assert refusal(f"<row><c>{content}</c></row>").reason == "cell_too_long"


def test_signs_are_counted_as_they_are_shown() -> None:
    row = '<row><c t="s"><v>0</v></c></row>'
    assert len(rows(row * 3, signs=9)) == 3
    error = refusal(row * 4, signs=9)
    assert (error.reason, dict(error.values)) == ("file_bomb", {}), "no one row is to blame"
