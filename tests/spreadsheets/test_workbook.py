"""The parts of a workbook around its sheets."""

from datetime import date
from io import BytesIO

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.archive import Archive
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.workbook import MOST_SHEETS, Workbook, open_workbook, relations
from tests.spreadsheets.workbooks import zipped

SHEET = '<Relationship Id="rId{0}" Type="http://x/worksheet" Target="worksheets/sheet{0}.xml"/>'


def archive(**parts: str) -> Archive:
    return Archive(BytesIO(zipped(**{name: part.encode() for name, part in parts.items()})), Bounds(lambda: 0, 1))


def opened(sheets: str, links: str = SHEET.format(1), about: str = "", **parts: str) -> Workbook:
    main = f'<workbook xmlns:r="r">{about}<sheets>{sheets}</sheets></workbook>'
    own = {"xl/workbook.xml": main, "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>"}
    return open_workbook(archive(**own, **parts))


def test_sheets_are_named_in_their_order_with_their_parts_and_whether_anybody_sees_them() -> None:
    sheets = (
        '<sheet name="Заказы" r:id="rId2"/>'
        '<sheet name="Старое" r:id="rId1" state="hidden"/>'
        '<sheet name="Тайное" r:id="rId3" state="veryHidden"/>'
    )
    book = opened(sheets, "".join(SHEET.format(place) for place in (1, 2, 3)))
    assert [(each.name, each.part, each.hidden) for each in book.sheets] == [
        ("Заказы", "xl/worksheets/sheet2.xml", False),
        ("Старое", "xl/worksheets/sheet1.xml", True),
        ("Тайное", "xl/worksheets/sheet3.xml", True),
    ]


def test_what_is_no_sheet_or_leads_nowhere_is_none() -> None:
    links = SHEET.format(1) + '<Relationship Id="rId2" Type="http://x/chartsheet" Target="charts/a.xml"/>'
    sheets = '<sheet name="a" r:id="rId9"/><sheet name="b" r:id="rId2"/><sheet name="c" r:id="rId1"/><sheet name="d"/>'
    assert [each.name for each in opened(sheets, links).sheets] == ["c"]
    with pytest.raises(Invalid, match="file_damaged"):
        opened('<sheet name="a" r:id="rId9"/>')


def test_of_very_many_sheets_the_first_are_read() -> None:
    assert len(opened('<sheet name="a" r:id="rId1"/>' * (MOST_SHEETS + 1)).sheets) == MOST_SHEETS


def test_days_are_counted_from_where_the_book_says_and_formulas_may_be_uncounted() -> None:
    sheet = '<sheet name="a" r:id="rId1"/>'
    assert (opened(sheet).since, opened(sheet).uncounted) == (date(1899, 12, 30), False)
    book = opened(sheet, about='<workbookPr date1904="1"/><calcPr fullCalcOnLoad="true"/>')
    assert (book.since, book.uncounted) == (date(1904, 1, 1), True)


def test_a_relationship_leads_to_a_part_beside_or_to_an_address_outside() -> None:
    links = (
        '<Relationship Id="a" Type="http://x/styles" Target="styles.xml"/>'
        '<Relationship Id="b" Type="http://x/styles" Target="/xl/styles.xml"/>'
        '<Relationship Id="c" Type="http://x/styles" Target="..\\xl\\styles.xml"/>'
        '<Relationship Id="d" Type="http://x/hyperlink" Target="https://ok.ru/../x" TargetMode="External"/>'
        '<Relationship Id="e" Type="http://x/styles" Target="../../../../etc/passwd"/>'
    )
    found = relations(archive(**{"xl/_rels/workbook.xml.rels": f"<r>{links}</r>"}), "xl/workbook.xml")
    assert {found[name] for name in "abc"} == {("styles", "xl/styles.xml")}
    assert found["d"] == ("hyperlink", "https://ok.ru/../x")
    assert found["e"] == ("styles", "etc/passwd"), "a name in the archive, never one on a disk"


def test_a_part_without_relationships_has_none() -> None:
    assert relations(archive(**{"xl/workbook.xml": "<workbook/>"}), "xl/workbook.xml") == {}


def test_texts_that_are_named_and_gone_are_damage_and_those_that_lie_elsewhere_are_found() -> None:
    sheet, link = '<sheet name="a" r:id="rId1"/>', '<Relationship Id="t" Type="http://x/sharedStrings" Target="t.xml"/>'
    texts = "<sst><si><t>Б-1</t></si></sst>"
    for name in ("xl/t.xml", "xl/sharedStrings.xml", "xl/other/SharedStrings.xml"):
        assert opened(sheet, SHEET.format(1) + link, **{name: texts}).texts["0"] == ("Б-1", False), name
    with pytest.raises(Invalid, match="file_damaged"):
        opened(sheet, SHEET.format(1) + link)


def test_books_of_other_programs_are_told_by_their_parts() -> None:
    for name, content, reason in (
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "file_ods"),
        ("mimetype", "application/vnd.oasis.opendocument.text", "file_foreign"),
        ("xl/workbook.bin", "x", "file_xlsb"),
        ("Index/Document.iwa", "x", "file_numbers"),
        ("word/document.xml", "<x/>", "file_foreign"),
    ):
        with pytest.raises(Invalid, match=reason):
            open_workbook(archive(**{name: content}))
