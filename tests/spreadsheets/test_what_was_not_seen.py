"""What is in a file and was not seen, or was seen and is not taken, is said before anything is saved."""

from collections.abc import Sequence

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.findings import MOST_NAMES, MOST_REMARKS, FileFindings, Kept
from tests.spreadsheets.books import ANNA, ELENA, HEADING, OTHER, ROW, reading_of, reasons, remark, told, with_cell
from tests.spreadsheets.workbooks import imported

TEXT = ";".join(HEADING)


def csv_of(*rows: str) -> FileFindings:
    return imported("\r\n".join([TEXT, *rows]).encode())


def values(reading: FileFindings, reason: str) -> dict[str, object]:
    return dict(remark(reading, reason).values)


def test_hidden_rows_are_in_and_said() -> None:
    def hide(sheet: Worksheet) -> None:
        for row in (3, 5, 6):
            sheet.row_dimensions[row].hidden = True

    reading = reading_of(ROW, ROW, ROW, ROW, ROW, OTHER, change=hide)
    assert values(reading, "rows_hidden") == {"count": 3, "rows": "3, 5–6"}
    assert len(reading.buyers[0].lines) == 5
    assert reasons(reading) == ["rows_hidden"]


def test_hidden_columns_are_in_and_said() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["H"].hidden = True

    assert values(reading_of(ROW, change=hide), "columns_hidden") == {"columns": ["columns.price"]}


def test_struck_rows_are_in_and_said() -> None:
    def strike(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(strike=True)

    reading = reading_of(ROW, ROW, OTHER, change=strike)
    assert values(reading, "rows_struck") == {"count": 1, "rows": "3"}
    assert len(reading.buyers[0].lines) == 2


def test_joined_cells_are_filled_down_and_said() -> None:
    def join(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B2:B4")

    reading = reading_of(ROW, ROW, ROW, OTHER, change=join)
    assert [(buyer.ok_id, buyer.name, len(buyer.lines)) for buyer in reading.buyers] == [
        (ANNA, "Анна", 3),
        (ELENA, "Елена", 1),
    ]
    assert [(each.reason, each.column, each.values["rows"]) for each in reading.remarks] == [
        ("cells_joined", Column.BUYER, "2–4"),
        ("cells_joined", Column.NAME, "2–4"),
    ]
    assert not any(buyer.incomplete for buyer in reading.buyers)


def test_a_price_over_several_rows_says_nothing_of_each() -> None:
    def join(sheet: Worksheet) -> None:
        sheet.merge_cells("H2:H3")
        sheet.merge_cells("G5:G6")

    reading = reading_of(ROW, ROW, OTHER, ROW, ROW, change=join)
    places = [(2, "price"), (3, "price"), (5, "quantity"), (6, "quantity")]
    assert told(reading) == [(row, column, "cell_merged") for row, column in places]


def test_rows_that_a_joined_cell_only_passes_through_are_empty() -> None:
    reading = reading_of(ROW, [], [], OTHER, change=lambda sheet: sheet.merge_cells("A2:A4"))
    assert (reading.rows, reading.bad) == (2, ())


def test_totals_are_no_orders_and_removals_still_work() -> None:
    for place, text in (
        ("Название", "Итого"),
        ("Артикул", "ИТОГО:"),
        ("Профиль", "Итого: 2 заказа"),
        ("Имя", "Всего"),
        ("Имя", "Итого Анна"),
        ("Название", "Total"),
        ("Название", "Сумма заказа, руб."),
        ("Название", "Grand total"),
    ):
        total: Sequence[object] = ["", "", "", "", "", "", 2, 200, ""]
        reading = reading_of(ROW, OTHER, with_cell(place, text, total))
        assert (reading.bad, values(reading, "totals_passed")["rows"]) == ((), "4"), text
        assert not any(buyer.incomplete for buyer in reading.buyers)


def test_goods_that_begin_like_a_total_are_goods() -> None:
    for name in ("Total крем", "Сумма чёрная кожа", "Итоговая тетрадь", "Totally white"):
        assert told(reading_of(OTHER, with_cell("Название", name, with_cell("Профиль", "")))) == [
            (3, "buyer", "buyer_missing")
        ]
        assert reading_of(with_cell("Название", name)).buyers[0].lines[0].name == name
    assert reading_of(with_cell("Название", "Итого")).buyers[0].lines[0].name == "Итого"


def test_a_separator_too_many_makes_a_row_bad_and_not_another_price() -> None:
    good, other = f"{ANNA};Анна;;Б-1;Ботинки;38;2;100;ок", f"{ELENA};Елена;;Б-2;Куртка;44;1;200;"
    shifted = f"{ANNA};Анна;;Б-1;Ботинки; зимние;38;2;100;"
    for rows in ([good, shifted, other], [shifted], [good, f"{good};5", other], [good, f"{good};", other]):
        reading = csv_of(*rows)
        assert told(reading) == [(1 + rows.index(shifted if shifted in rows else rows[1]) + 1, "comment", "cells_more")]
        assert [buyer.incomplete for buyer in reading.buyers] == [True, False][: len(rows) - 1]


def test_separators_at_the_end_of_all_rows_shift_nothing() -> None:
    good, other = f"{ANNA};Анна;;Б-1;Ботинки;38;2;100;ок", f"{ELENA};Елена;;Б-2;Куртка;44;1;200;"
    assert csv_of(f"{good};;;", f"{other};;;", good).bad == ()


def test_rows_that_a_quotation_mark_swallowed_are_said() -> None:
    other = f"{ELENA};Елена;;Б-2;Куртка;44;1;200;"
    reading = csv_of(f'{ANNA};Анна;;Б-1;"Ботинки;38;2;100;', other, f'{ANNA};Анна;;Б-3;Шапка";1;1;1;', other)
    [bad] = reading.bad
    assert (bad.row, bad.reason, dict(bad.values)) == (2, "quote_lost", {"first": 2, "last": 4})
    assert [(buyer.ok_id, buyer.incomplete) for buyer in reading.buyers] == [(ELENA, True)]
    assert reading.kept == Kept(everybody=True, rows="2")


def test_a_bad_side_field_never_loses_the_line() -> None:
    for name, text, reason, kept in (
        ("Телефон", "нет", "phone_left_out", None),
        ("Телефон", "7,91612E+10", "phone_spoilt", None),
        ("Телефон", "8 916 000-00-01, 8 905 000-00-02", "phone_first", "+79160000001"),
        ("Телефон", "8 916 000-00-01 / 8 905 000-00-02", "phone_first", "+79160000001"),
        ("Имя", "я" * 101, "text_left_out", ""),
        ("Комментарий", "я" * 301, "text_left_out", ""),
    ):
        for reading in (
            reading_of(with_cell(name, text)),
            csv_of(";".join(f'"{each}"' for each in with_cell(name, text))),
        ):
            [buyer] = reading.buyers
            [said] = reading.remarks
            assert (reading.bad, len(buyer.lines), said.reason, said.row) == ((), 1, reason, 2), text
            assert {"Телефон": buyer.phone, "Имя": buyer.name, "Комментарий": buyer.lines[0].comment}[name] == kept
            assert len(said.cell) <= 40


def test_a_bad_row_of_one_buyer_is_said_to_be_his_and_concerns_nobody_else() -> None:
    reading = reading_of(ROW, with_cell("Цена", "сто"), OTHER)
    assert [buyer.incomplete for buyer in reading.buyers] == [True, False]
    assert reading.kept == Kept(("Анна",), rows="3")


def test_a_row_whose_buyer_cannot_be_read_is_that_of_the_one_with_its_name() -> None:
    reading = reading_of(ROW, with_cell("Профиль", "5,7E+11"), OTHER)
    [bad] = reading.bad
    assert (bad.reason, bad.cell, bad.buyer, bad.goods) == ("buyer_spoilt", "5,7E+11", "Анна", "Б-1 Ботинки")
    assert [buyer.incomplete for buyer in reading.buyers] == [True, False]
    assert reading.kept == Kept(("Анна",), rows="3")


def test_where_he_is_the_only_one_in_the_file_it_is_still_he_and_not_everybody() -> None:
    reading = reading_of(ROW, with_cell("Профиль", "?"))
    assert reading.kept == Kept(("Анна",), rows="3")


def test_who_loses_nothing_is_named_or_numbered_and_of_very_many_the_first_are() -> None:
    nameless = [with_cell("Имя", "", with_cell("Профиль", 570000000000 + each)) for each in range(MOST_NAMES + 1)]
    reading = reading_of(*nameless, *[[*row[:7], "сто", ""] for row in nameless])
    assert (len(reading.kept.buyers), reading.kept.buyers[0]) == (MOST_NAMES, "570000000000")
    assert sum(buyer.incomplete for buyer in reading.buyers) == MOST_NAMES + 1


def test_where_every_row_is_read_nobody_is_named() -> None:
    assert reading_of(ROW, OTHER).kept == Kept()


def test_a_row_that_may_be_anybodys_concerns_everybody_and_that_is_said() -> None:
    for name in ("", "Кто-то", "Анна"):
        rows = [
            ROW,
            OTHER,
            with_cell("Имя", "Анна", with_cell("Профиль", "570000000103")),
            with_cell("Имя", name, with_cell("Профиль", "?")),
        ]
        reading = reading_of(*rows)
        assert all(buyer.incomplete for buyer in reading.buyers)
        assert reading.kept == Kept(everybody=True, rows="5"), name


def test_titles_between_the_rows_are_said_and_change_nothing() -> None:
    reading = reading_of(["Осенняя обувь"], ROW, ["Куртки"], OTHER)
    assert (reading.bad, values(reading, "rows_passed")) == ((), {"count": 2, "rows": "2, 4"})
    assert not any(buyer.incomplete for buyer in reading.buyers)


def test_a_person_and_a_sum_without_goods_are_not_passed_over() -> None:
    assert told(reading_of(ROW, ["", "Елена", "", "", "", "", 1, 500, ""])) == [(3, "buyer", "buyer_missing")]


def test_many_remarks_are_counted_and_the_first_are_kept_those_of_the_whole_file_before_all() -> None:
    rows = [with_cell("Телефон", "нет", with_cell("Профиль", 570000000000 + each)) for each in range(510)]
    reading = reading_of(*rows, ["Куртки"])
    assert (reading.remarked, len(reading.remarks)) == (511, MOST_REMARKS)
    assert [remark.row for remark in reading.remarks] == [None, *range(2, MOST_REMARKS + 1)]
