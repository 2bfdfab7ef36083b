"""What a sheet says of its cells outside of them."""

from io import BytesIO

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import MOST_COLUMNS
from chalicelib.spreadsheets import sheet_notes
from chalicelib.spreadsheets.archive import Archive
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.sheet_notes import LAST_ROW, Notes, Span, place, read_notes
from tests.spreadsheets.workbooks import zipped


def notes(content: str, links: str = "") -> Notes:
    sheet = f'<worksheet xmlns:r="r">{content}</worksheet>'.encode()
    parts = {"s/sheet.xml": sheet, "s/_rels/sheet.xml.rels": f"<r>{links}</r>".encode()}
    return read_notes(Archive(BytesIO(zipped(**parts)), Bounds(lambda: 0, 1)), "s/sheet.xml")


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("A1", (0, 1)),
        ("z9", (25, 9)),
        ("$AB$12", (27, 12)),
        ("XFD1048576", (16_383, 1_048_576)),
        ("", None),
        ("A", None),
        ("1", None),
        ("A1B", None),
        ("ABCD1", None),
        ("A12345678", None),
        ("Ж1", None),
        ("A-1", None),
        ("A1:B2", None),
    ],
)
def test_a_reference_is_a_column_and_a_row_or_nothing(reference: str, found: tuple[int, int] | None) -> None:
    assert place(reference) == found


def test_joined_cells_are_spans_of_their_first_column_in_order_and_never_over_each_other() -> None:
    cells = '<mergeCell ref="B7:B9"/><mergeCell ref="B2:C4"/><mergeCell ref="B3:B5"/><mergeCell ref="A2:F2"/>'
    assert notes(cells).joined == {1: [Span(2, 4), Span(7, 9)]}


def test_what_joins_nothing_or_lies_beyond_is_let_be() -> None:
    far = f'<mergeCell ref="A2:A{LAST_ROW + 1}"/><mergeCell ref="XFD2:XFD3"/>'
    for cells in ('<mergeCell ref="A2"/>', '<mergeCell ref=""/>', "<mergeCell/>", '<mergeCell ref="A9:A2"/>', far):
        assert notes(cells).joined == {}, cells


def test_links_are_looked_up_where_the_sheet_says_and_those_that_lead_nowhere_are_none() -> None:
    link = '<Relationship Id="a" Type="x/hyperlink" Target="https://ok.ru/profile/1" TargetMode="External"/>'
    cells = '<hyperlink ref="A2" r:id="a"/><hyperlink ref="B3:B4" r:id="a"/><hyperlink ref="C2" r:id="z"/>'
    found = notes(cells, link).links
    assert found == dict.fromkeys([(0, 2), (1, 3), (1, 4)], "https://ok.ru/profile/1")


def test_hidden_columns_are_those_that_are_looked_at() -> None:
    columns = '<col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="60" max="16384" hidden="true"/>'
    assert notes(columns).hidden == {1, 2, MOST_COLUMNS - 1}
    assert (
        notes('<col min="x" max="9" hidden="1"/><col hidden="1"/><col min="9" max="999999" hidden="1"/>').hidden
        == set()
    )


def test_notes_are_counted_each_cell_of_a_link_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_notes, "MOST_NOTES", 10)
    assert len(notes('<mergeCell ref="A1:A2"/>' * 10).joined[0]) == 1
    for cells in ('<mergeCell ref="A1:A2"/>' * 11, '<hyperlink ref="A1:A1048576" r:id="a"/>'):
        with pytest.raises(Invalid, match="file_bomb"):
            notes(cells)


def test_a_reference_of_any_length_costs_nothing() -> None:
    assert notes(f'<mergeCell ref="A1:{"A" * 200_000}2"/>') == Notes()
