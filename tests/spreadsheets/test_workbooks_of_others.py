"""Workbooks as other programs write them."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import count

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.findings import FileFindings
from chalicelib.spreadsheets.sheets import FileSheets
from tests.spreadsheets.books import ANNA, HEADING, ROW, book_of, reasons
from tests.spreadsheets.workbooks import imported, zipped

ONE = "<Relationships>{}</Relationships>"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = '<sheet name="Лист1" r:id="rId1"/>'
TEXTS = ["Профиль", "Артикул", "Кол-во", "Цена", "Б-1"]


def parts(
    texts: str = "xl/sharedStrings.xml", sheet: str = "xl/worksheets/sheet1.xml", target: str | None = None
) -> dict[str, bytes]:
    """A workbook with shared texts, as Excel writes it."""
    heading = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(4))
    row = f'<c><v>{ANNA}</v></c><c t="s"><v>4</v></c><c><v>2</v></c><c><v>100</v></c>'
    content = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{TYPES}"><sheets>{SHEET}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="rId1" Type="{TYPES}/worksheet" Target="{sheet.removeprefix("xl/")}"/>'
        f'<Relationship Id="rId2" Type="{TYPES}/sharedStrings" Target="{target or texts.removeprefix("xl/")}"/>'
        "</Relationships>",
        sheet: f"<worksheet {MAIN}><sheetData><row>{heading}</row><row>{row}</row></sheetData></worksheet>",
        texts: f"<sst {MAIN}>{''.join(f'<si><t>{each}</t></si>' for each in TEXTS)}</sst>",
    }
    return {name: part.encode() for name, part in content.items()}


def changed(change: Callable[[bytes], bytes], **given: str) -> FileFindings:
    return imported(zipped(**{name: change(part) for name, part in parts(**given).items()}))


def is_whole(reading: FileFindings) -> bool:
    [line] = reading.buyers[0].lines
    return (reading.buyers[0].ok_id, line.article, line.quantity, line.price) == (ANNA, "Б-1", 2, 10_000)


def test_shared_texts_are_found_wherever_they_lie_and_however_they_are_called() -> None:
    for texts, target in (
        ("xl/sharedStrings.xml", None),
        ("xl/SharedStrings.xml", "sharedStrings.xml"),
        ("xl/sharedStrings.xml", "/xl/sharedStrings.xml"),
        ("xl/texts/strings.xml", None),
        ("xl/parts/SharedStrings.xml", "sharedStrings.xml"),
        ("xl/sharedStrings.xml", "..\\xl\\sharedStrings.xml"),
    ):
        assert is_whole(imported(zipped(**parts(texts=texts, target=target)))), (texts, target)


def test_a_workbook_without_shared_texts_that_needs_none_is_read() -> None:
    words = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in TEXTS[:4])
    row = f"<row><c><v>{ANNA}</v></c><c><v>17</v></c><c><v>2</v></c><c><v>100</v></c></row>"
    sheet = f"<worksheet><sheetData><row>{words}</row>{row}</sheetData></worksheet>"
    links = ONE.format(f'<Relationship Id="rId1" Type="{TYPES}/worksheet" Target="worksheets/a.xml"/>')
    content = {
        "xl/workbook.xml": parts()["xl/workbook.xml"],
        "xl/_rels/workbook.xml.rels": links.encode(),
        "xl/worksheets/a.xml": sheet.encode(),
    }
    assert imported(zipped(**content)).buyers[0].lines[0].article == "17"


def test_shared_texts_that_are_gone_are_damage_and_no_empty_cells() -> None:
    content = parts()
    del content["xl/sharedStrings.xml"]
    with pytest.raises(Invalid, match="file_damaged"):
        imported(zipped(**content))
    with pytest.raises(Invalid, match="file_damaged"):
        changed(lambda part: part.replace(b"<v>4</v>", b"<v>5</v>"))


def test_slashes_that_lean_the_other_way_lead_to_the_same_parts() -> None:
    assert is_whole(imported(zipped(**{name.replace("/", "\\"): part for name, part in parts().items()})))


def test_prefixes_alphabets_and_texts_in_runs_are_understood() -> None:
    rich = '<si><r><t>Б</t></r><r><rPr><b/></rPr><t>-1</t></r><rPh sb="0" eb="1"><t>бэ</t></rPh></si>'
    assert is_whole(changed(lambda part: part.replace("<si><t>Б-1</t></si>".encode(), rich.encode())))
    assert is_whole(changed(lambda part: re.sub(rb"<(/?)(si|row|c|v)\b", rb"<\1x:\2", part)))
    for alphabet in ("utf-16", "windows-1251"):
        declared = f'<?xml version="1.0" encoding="{alphabet}" standalone="yes"?>'
        assert is_whole(changed(lambda part, a=alphabet, d=declared: (d + part.decode()).encode(a))), alphabet  # type: ignore[misc]


def test_a_text_that_is_struck_in_part_is_said() -> None:
    struck = "<si><r><t>Б</t></r><r><rPr><strike/></rPr><t>-1</t></r></si>".encode()
    reading = changed(lambda part: part.replace("<si><t>Б-1</t></si>".encode(), struck))
    assert (is_whole(reading), reasons(reading)) == (True, ["rows_struck"])


def test_what_is_no_workbook_of_excel_is_told_how_to_become_one() -> None:
    for content, reason in (
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"}), "file_ods"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"}), "file_foreign"),
        (zipped(**{"xl/workbook.bin": b"\x00"}), "file_xlsb"),
        (zipped(**{"Index/Document.iwa": b"\x00"}), "file_numbers"),
        (zipped(**{"word/document.xml": b"<document/>"}), "file_foreign"),
        (b"\xef\xbb\xbf\r\n<html><table></table></html>", "file_web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "file_web_page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file_old_excel"),
    ):
        with pytest.raises(Invalid) as refusal:
            imported(content)
        assert refusal.value.reason == reason


def test_a_reading_that_takes_too_long_ends() -> None:
    text = ";".join(HEADING) + "\n" + ";".join(map(str, ROW)) + "\n"
    for content in (book_of(HEADING, ROW), (text * 4_000).encode()):
        ticks = count(0, 40)
        with pytest.raises(Invalid, match="file_slow"):
            [*FileSheets(ticks.__next__).read(BytesIO(content)).rows]
