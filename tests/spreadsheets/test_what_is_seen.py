"""What is stored is what the organizer sees in the cell, or the row says why it cannot be."""

import re
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.lines import OrderLine
from tests.spreadsheets.books import ANNA, HEADING, OTHER, ROW, book_of, formatted, reading_of, remark, told, with_cell
from tests.spreadsheets.workbooks import imported, repacked, saved, with_sheet


def line_of(name: str, value: object, code: str) -> OrderLine:
    reading = reading_of(with_cell(name, value), change=formatted(name, code))
    assert reading.bad == ()
    return reading.buyers[0].lines[0]


def test_numbers_are_stored_as_their_format_shows_them() -> None:
    for value, code, article in (
        (17, "00000", "00017"),
        (1.1, "0.00", "1.10"),
        (1234, "#,##0", "1 234"),
        (17, '"Б-"000', "Б-017"),
        (9161234567, "0000\\-000\\-000", "9161-234-567"),
        (0.5, "0%", "50%"),
        (4607012345678, "General", "4607012345678"),
        (4607012345678, "0", "4607012345678"),
        (-5, "0;(0)", "(5)"),
        (12, "[Red]000", "012"),
        (5, "@", "5"),
    ):
        assert line_of("Артикул", value, code).article == article, (value, code)


def test_prices_are_read_through_their_formats() -> None:
    for value, code, price in (
        (1355.9, "#,##0.00", 135_590),
        (1355.9, '#,##0.00\\ "₽"', 135_590),
        (1355.9, '_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-', 135_590),
        (0, '_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-', 0),
        (1490, "[$₽-419]\\ 0", 149_000),
        (1.5, "0.000", 150),
        (0.1 + 0.2, "General", 30),
    ):
        assert line_of("Цена", value, code).price == price, (value, code)


def test_what_a_cell_shows_less_of_than_it_holds_is_taken_as_shown_and_said() -> None:
    for name, value, code, shown in (("Цена", 1358.016, "0.00", "1358.02"), ("Артикул", 1.234, "0.0", "1.2")):
        reading = reading_of(with_cell(name, value), change=formatted(name, code))
        line = reading.buyers[0].lines[0]
        assert (line.price, line.article) == ((135_802, "Б-1") if name == "Цена" else (10_000, "1.2"))
        assert remark(reading, "number_rounded").values == {"shown": shown, "exact": str(value)}


def test_nothing_is_rounded_where_a_number_has_to_be_whole_or_in_kopecks() -> None:
    for name, value, code, reason in (
        ("Цена", 1358.016, "General", "price_too_fine"),
        ("Цена", 10.555, "0.000", "price_too_fine"),
        ("Цена", -5, "0", "price_unreadable"),
        ("Кол-во", 1.5, "General", "quantity_unreadable"),
        ("Кол-во", 1.5, "0", "quantity_rounded"),
        ("Кол-во", 0, "0", "quantity_unreadable"),
        ("Кол-во", 0.5, "0%", "quantity_unreadable"),
        ("Цена", 0.5, "0%", "price_unreadable"),
    ):
        reading = reading_of(with_cell(name, value), change=formatted(name, code))
        assert [each[2] for each in told(reading)] == [reason], (name, value, code)


def test_a_format_that_shows_something_else_than_the_number_is_said() -> None:
    for value, code in (
        (4607012345678, "0.00E+00"),
        (0.5, "# ?/?"),
        (1234567, "#,##0,"),
        (5, '"много"'),
        (5, ";;;"),
        (5, '[>3]"x";0'),
        (5, "0" * 300),
        (5, f"0.{'0' * 100}"),
    ):
        reading = reading_of(with_cell("Артикул", value), change=formatted("Артикул", code))
        assert told(reading) == [(2, "article", "cell_format")], code


def test_dates_that_excel_made_of_sizes_are_bad() -> None:
    for name in ("Размер", "Артикул", "Название", "Кол-во", "Цена"):
        reading = reading_of(with_cell(name, date(2026, 12, 10)), OTHER)
        [bad] = reading.bad
        assert (bad.row, bad.reason, bad.cell, bad.sheet) == (2, "cell_date", "10.12.2026", "Sheet")
    for code in ("d\\-mmm", "[$-419]d\\ mmm;@", "mm/dd/yy", "h:mm", "[h]:mm", "yyyy"):
        reading = reading_of(with_cell("Размер", 46366), change=formatted("Размер", code))
        assert [each[2] for each in told(reading)] == ["cell_date"], code


def test_a_date_beside_the_line_is_a_date() -> None:
    reading = reading_of(with_cell("Комментарий", date(2026, 12, 10)))
    assert (reading.bad, reading.buyers[0].lines[0].comment) == ((), "10.12.2026")


def test_errors_formulas_and_truths_are_no_values() -> None:
    for name in ("Профиль", "Артикул", "Размер", "Кол-во", "Цена"):
        for value, reason in (
            ("#N/A", "cell_error"),
            ("#REF!", "cell_error"),
            ("=1000+490", "cell_formula"),
            (True, ""),
        ):
            [bad] = reading_of(with_cell(name, value)).bad
            assert bad.reason == (reason or "cell_logical"), (name, value)
            assert bad.cell == ("ИСТИНА" if value is True else value)


def test_errors_beside_the_line_leave_it_in() -> None:
    for name in ("Имя", "Телефон", "Комментарий"):
        reading = reading_of(with_cell(name, "#N/A"))
        [said] = reading.remarks
        assert (len(reading.buyers[0].lines), said.row, said.cell) == (1, 2, "#N/A")


def test_a_formula_with_its_value_is_that_value_unless_nobody_has_counted_it() -> None:
    def kept(value: bytes) -> bytes:
        cell = b'<c r="H2"><f>1000+490</f><v>%s</v></c>' % value
        return with_sheet(book_of(HEADING, ROW), lambda part: part.replace(b'<c r="H2" t="n"><v>100</v></c>', cell))

    assert imported(kept(b"1490")).buyers[0].lines[0].price == 149_000
    assert [bad.reason for bad in imported(kept(b"0")).bad] == ["cell_formula"]  # fullCalcOnLoad, as programs write it
    counted = repacked(kept(b"0"), lambda name, part: part.replace(b'fullCalcOnLoad="1"', b""))
    assert imported(counted).buyers[0].lines[0].price == 0


def test_digits_that_excel_cannot_keep_are_missed() -> None:
    assert told(reading_of(with_cell("Артикул", 12345678901234567890))) == [(2, "article", "cell_digits")]
    assert told(reading_of(with_cell("Профиль", 12345678901234567890))) == [(2, "buyer", "cell_digits")]


def test_a_style_that_is_gone_is_damage_and_no_plain_number() -> None:
    """Without its format an article loses its noughts."""
    content = book_of(HEADING, with_cell("Артикул", 17), change=formatted("Артикул", "00000"))
    without = repacked(content, lambda name, part: _without_looks(part) if name.endswith("styles.xml") else part)
    with pytest.raises(Invalid, match="file_damaged"):
        imported(without)


def _without_looks(part: bytes) -> bytes:
    return re.sub(rb"<cellXfs.*</cellXfs>", b"", part, flags=re.DOTALL)


def test_days_since_1904_are_dates_too() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (HEADING, with_cell("Размер", date(2026, 12, 10))):
        book.worksheets[0].append(list(row))
    assert imported(saved(book)).bad[0].cell == "10.12.2026"


SIGNS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "M"])
WORDS = st.text(alphabet=SIGNS, max_size=40).map("х{}".format)
ENTRIES = st.tuples(WORDS, WORDS, st.integers(1, 9_999), st.integers(0, 10_000_000), WORDS)


@settings(deadline=None, max_examples=60)
@given(st.lists(ENTRIES, min_size=1, max_size=5))
def test_whatever_table_is_written_is_what_is_read(entries: list[tuple[str, str, int, int, str]]) -> None:
    heading = ["Профиль", "Артикул", "Название", "Кол-во", "Цена", "Комментарий"]
    rows = [[ANNA, article, name, count, price / 100, note] for article, name, count, price, note in entries]
    reading = imported(book_of(heading, *rows))
    lines = reading.buyers[0].lines
    assert (reading.bad, reading.remarks) == ((), ())
    assert [(each.article, each.name, each.quantity, each.price, each.comment) for each in lines] == entries
