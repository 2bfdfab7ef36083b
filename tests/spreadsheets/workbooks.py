"""Workbooks as organizers make them, and as nobody should."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import FileFindings
from chalicelib.domain.imports.tables import Cell
from chalicelib.spreadsheets.sheets import FileSheets

HEADING = ["Профиль", "Артикул", "Цена"]


def read(content: bytes) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in FileSheets().read(BytesIO(content)).rows]


def cells(content: bytes) -> list[list[Cell]]:
    return [list(row.cells) for row in FileSheets().read(BytesIO(content)).rows]


def imported(content: bytes) -> FileFindings:
    return read_rows(FileSheets().read(BytesIO(content)))


def numbered(content: bytes, width: int = 3) -> list[tuple[int, list[str]]]:
    """Without the empty cells that a reader adds on the right."""
    return [(number, cells[:width]) for number, cells in read(content)]


def workbook(rows: Iterable[Sequence[object]], change: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same archive, its parts changed."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def with_sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    def only_the_sheet(name: str, part: bytes) -> bytes:
        return change(part) if name == "xl/worksheets/sheet1.xml" else part

    return repacked(content, only_the_sheet)


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
