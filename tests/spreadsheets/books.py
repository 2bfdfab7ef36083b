"""Workbooks with formats, links, hidden rows and joined cells, as organizers make them."""

from collections.abc import Callable, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from chalicelib.domain.imports.findings import FileFindings, Remark
from tests.spreadsheets.workbooks import imported, workbook

ANNA, ELENA = "570000000101", "570000000102"
HEADING = ["Профиль", "Имя", "Телефон", "Артикул", "Название", "Размер", "Кол-во", "Цена", "Комментарий"]
ROW = [ANNA, "Анна", "+79161234567", "Б-1", "Ботинки", "38", 2, 100, ""]
OTHER = [ELENA, "Елена", "", "Б-2", "Куртка", "44", 1, 200, ""]
PLACES = {name: place for place, name in enumerate(HEADING)}


def book_of(*rows: Sequence[object], change: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    return workbook(rows, change)


def with_cell(name: str, value: object, row: Sequence[object] = ROW) -> list[object]:
    return [value if place == PLACES[name] else cell for place, cell in enumerate(row)]


def reading_of(*rows: Sequence[object], change: Callable[[Worksheet], None] = lambda sheet: None) -> FileFindings:
    return imported(book_of(HEADING, *rows, change=change))


def formatted(name: str, code: str) -> Callable[[Worksheet], None]:
    """The cell of that column in the second row, with a format."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(2, PLACES[name] + 1).number_format = code

    return change


def reasons(reading: FileFindings) -> list[str]:
    return [remark.reason for remark in reading.remarks]


def remark(reading: FileFindings, reason: str) -> Remark:
    [found] = [each for each in reading.remarks if each.reason == reason]
    return found


def told(reading: FileFindings) -> list[tuple[int, str, str]]:
    return [(bad.row, str(bad.column), bad.reason) for bad in reading.bad]
