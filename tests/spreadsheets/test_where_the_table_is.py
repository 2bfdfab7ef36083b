"""The sheet with the table and its heading are found wherever they stand."""

import openpyxl
import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.findings import FileFindings
from tests.spreadsheets.books import ANNA, ELENA, HEADING, OTHER, ROW, book_of, reading_of, reasons, remark
from tests.spreadsheets.workbooks import imported, saved


def values(reading: FileFindings, reason: str) -> dict[str, object]:
    return dict(remark(reading, reason).values)


def test_the_sheet_with_the_table_is_read_wherever_it_stands() -> None:
    for hidden, reason in ((False, "sheet_chosen"), (True, "sheet_hidden")):
        book = openpyxl.Workbook()
        book.worksheets[0].title = "Инструкция"
        book.worksheets[0].append(["Заполните лист «Заказы»", "Цена"])
        sheet = book.create_sheet("Заказы")
        for row in (HEADING, ROW):
            sheet.append(row)
        if hidden:
            sheet.sheet_state = "hidden"
        reading = imported(saved(book))
        assert (reasons(reading), values(reading, reason)["sheet"]) == ([reason], "Заказы")


def test_a_hidden_sheet_gives_way_to_one_that_is_seen_and_both_are_said() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Старое"
    sheet = book.create_sheet("Новое")
    for each, row in ((book.worksheets[0], OTHER), (sheet, ROW)):
        each.append(HEADING)
        each.append(row)
    book.worksheets[0].sheet_state = "hidden"
    reading = imported(saved(book))
    assert [buyer.ok_id for buyer in reading.buyers] == [ANNA]
    assert values(reading, "sheets_others") == {"sheet": "Новое", "others": "«Старое»"}


def test_a_refusal_names_the_sheet_and_the_row_that_looks_most_like_a_heading() -> None:
    with pytest.raises(Invalid) as refusal:
        imported(book_of([], ["Профиль", "Что", "Цена"], ["1", "2", "3"]))
    assert refusal.value.reason == "columns_missing_below"
    assert refusal.value.values["columns"] == ["columns.quantity", "columns.article"]
    assert (refusal.value.values["sheet"], refusal.value.values["row"]) == ("Sheet", 2)
    assert refusal.value.values["names"] == "Профиль | Что | Цена"
    with pytest.raises(Invalid) as refusal:
        imported(book_of(["Заполните лист"]))
    assert (refusal.value.reason, refusal.value.values["sheet"]) == ("columns_missing_on_sheet", "Sheet")


def test_a_heading_once_more_is_passed_over_and_another_one_counts() -> None:
    reading = reading_of(ROW, HEADING, OTHER)
    assert (reading.rows, reading.bad, values(reading, "headings_again")) == (2, (), {"count": 1, "rows": "3"})
    reading = reading_of(ROW, ["Цена", "Кол-во", "Артикул", "Профиль"], [300, 3, "Б-3", ELENA])
    assert (reading.bad, values(reading, "heading_changed")) == ((), {"row": 3})
    assert [(line.article, line.quantity, line.price) for line in reading.buyers[1].lines] == [("Б-3", 3, 30_000)]


def test_a_heading_in_two_rows_is_read_together() -> None:
    upper = ["Профиль", "", "Товар", "", "", ""]
    lower = ["", "Имя", "Артикул", "Размер", "Кол-во", "Цена"]
    reading = imported(book_of(["Закупка"], upper, lower, [ANNA, "Анна", "Б-1", "38", 2, 100]))
    assert values(reading, "heading_in_two") == {"rows": "2–3"}
    [line] = reading.buyers[0].lines
    assert (line.article, line.option, line.quantity, line.price) == ("Б-1", "38", 2, 10_000)


def test_two_columns_that_could_both_be_the_price_are_said() -> None:
    for other in ("Цена, руб.", "Цена с орг", "Стоимость"):
        reading = imported(book_of([*HEADING, other], [*ROW, 110]))
        assert values(reading, "column_rival") == {"taken": "H", "other": "J", "columns": ["columns.price"]}, other
        assert reading.buyers[0].lines[0].price == 10_000


def test_cells_beside_the_table_are_said() -> None:
    reading = reading_of(ROW, [*ROW, "", "проверить!"], OTHER)
    assert (reading.bad, values(reading, "cells_beyond")) == ((), {"count": 1, "rows": "3"})
