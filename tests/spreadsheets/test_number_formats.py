"""A number as a cell shows it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import Cell, Flaw
from chalicelib.spreadsheets.number_formats import BUILT_IN, LONGEST_CODE, read_format, show

SINCE = date(1899, 12, 30)
MONEY = '_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-'


def seen(stored: str, code: str, since: date = SINCE) -> Cell:
    return show(stored, read_format(code), since)


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("17", "00000", "00017"),
        ("1.1", "0.00", "1.10"),
        ("1.005", "0.00", "1.01"),
        ("1234", "#,##0", "1 234"),
        ("1234567.891", "#,##0.00", "1 234 567.89"),
        ("5", "#,##0000", "0 005"),
        ("17", '"Б-"000', "Б-017"),
        ("9161234567", "0000\\-000\\-000", "9161-234-567"),
        ("0.5", "0%", "50%"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0", "-5"),
        ("-0.001", "0.00", "0.00"),
        ("12", "[Red]000", "012"),
        ("5", "@", "5"),
        ("1355.9", MONEY, "1 355.90"),
        ("0", MONEY, "-"),
        ("0.5", "#.##", ".5"),
        ("1.50", "0.0#", "1.5"),
        ("3", "[$₽-419]0", "₽3"),
        ("4607012345678", "General", "4607012345678"),
        ("0.30000000000000004", "", "0.3"),
    ],
)
def test_what_is_seen_is_what_excel_shows(stored: str, code: str, text: str) -> None:
    cell = seen(stored, code)
    assert (cell.text, cell.flaw) == (text, None)


def test_a_number_is_told_as_it_is_seen_and_as_it_is_kept() -> None:
    cell = seen("1355.896", "#,##0.00")
    assert (cell.figure, cell.exact) == ("1355.90", "1355.896")
    assert (seen("0.5", "0%").figure, seen("0.5", "0%").exact) == ("", "0.5")


@pytest.mark.parametrize(
    ("code", "flaw"),
    [
        ("0.00E+00", Flaw.FORMAT),
        ("# ?/?", Flaw.FORMAT),
        ("#,##0,", Flaw.FORMAT),
        ('"много"', Flaw.FORMAT),
        (";;;", Flaw.FORMAT),
        ('[>3]"x";0', Flaw.FORMAT),
        ("0" * (LONGEST_CODE + 1), Flaw.FORMAT),
        (f"0.{'0' * 100}", Flaw.FORMAT),
        ("dd.mm.yyyy", Flaw.DATE),
        ("[h]:mm", Flaw.DATE),
        ("[$-419]d\\ mmm;@", Flaw.DATE),
    ],
)
def test_a_code_that_shows_something_else_is_a_flaw(code: str, flaw: Flaw) -> None:
    cell = seen("5", code)
    assert (cell.flaw, cell.exact, cell.figure) == (flaw, "5", "")


def test_a_day_is_counted_from_the_beginning_of_its_workbook() -> None:
    assert seen("46366", "yyyy").text == "10.12.2026"
    assert seen("44904", "yyyy", date(1904, 1, 1)).text == "10.12.2026"
    assert seen("0.5", "h:mm").text == "0.5"
    assert seen("9999999", "yyyy").text == "9999999"


def test_more_digits_than_excel_keeps_are_missed() -> None:
    assert seen("999999999999999", "0").flaw is None
    assert seen("1000000000000000", "0").flaw is Flaw.DIGITS


def test_what_is_no_number_is_damage_and_costs_nothing() -> None:
    for stored in ("", "x", "NaN", "Infinity", "1e999999999", "1e309", "1" * 10_000, "1_000 000"):
        with pytest.raises(Invalid, match="file_damaged"):
            seen(stored, "General")
    assert seen("1e-999999", "General").text == "0"


@given(st.text(max_size=30), st.decimals(-(10**12), 10**12, places=3))
def test_whatever_the_code_nothing_breaks_and_the_number_is_kept(code: str, number: Decimal) -> None:
    cell = seen(str(number), code)
    assert Decimal(cell.exact) == number


@given(st.integers(0, 10**14), st.sampled_from(sorted({"0", "#,##0", "General", "00000", "0.00"})))
def test_a_whole_number_is_seen_with_all_its_digits(number: int, code: str) -> None:
    figure = seen(str(number), code).figure
    assert Decimal(figure) == number


def test_every_code_that_is_built_in_is_understood_or_told() -> None:
    told = {number: seen("5", code).flaw for number, code in BUILT_IN.items()}
    assert told[14] is told[22] is told[46] is Flaw.DATE
    assert told[11] is told[12] is told[48] is Flaw.FORMAT
    assert {number for number, flaw in told.items() if flaw is None} >= {0, 1, 2, 3, 4, 9, 10, 37, 44, 49}
