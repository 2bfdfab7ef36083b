"""A buyer is who the file shows: by number, phone or link."""

import re
from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from chalicelib.domain.errors import Invalid
from tests.spreadsheets.books import ANNA, ELENA, ROW, book_of, formatted, reading_of, told, with_cell
from tests.spreadsheets.workbooks import imported, with_sheet


def test_buyers_and_phones_are_whatever_the_format_of_their_number_shows() -> None:
    for name, value, code in (
        ("Профиль", 570000000101, "0.00E+00"),
        ("Профиль", 570000000101, "#,##0"),
        ("Телефон", 79161234567, "0.00E+00"),
        ("Телефон", 9161234567, '"+7 ("000") "000\\-00\\-00'),
    ):
        [buyer] = reading_of(with_cell(name, value), change=formatted(name, code)).buyers
        assert (buyer.ok_id, buyer.phone) == (ANNA, "+79161234567"), (name, code)


def test_links_are_who_the_buyer_is() -> None:
    link = f"https://ok.ru/profile/{ANNA}"
    heading = ["Покупатель", "Артикул", "Кол-во", "Цена"]
    row = ["Анна", "Б-1", 1, 100]
    for names, values, cell in (
        (heading, row, "A2"),
        (["Профиль", *heading], ["", *row], "B2"),
        (["Профиль", *heading], ["", *row], "A2"),
        (["Профиль", *heading], ["открыть", *row], "A2"),
        ([*heading[1:], "Покупатель"], [*row[1:], "Анна"], "D2"),
    ):
        [buyer] = imported(book_of(names, values, change=linked(cell, link))).buyers
        assert (buyer.ok_id, buyer.name) == (ANNA, "Анна"), (names, cell)


def linked(cell: str, link: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell].hyperlink = link

    return change


def test_a_link_by_formula_is_one_too() -> None:
    content = book_of(["Покупатель", "Артикул", "Кол-во", "Цена"], ["Анна", "Б-1", 1, 100])
    cell = f'<c r="A2" t="str"><f>HYPERLINK("https://ok.ru/profile/{ANNA}","Анна")</f><v>Анна</v></c>'.encode()
    with_formula = with_sheet(content, lambda part: re.sub(rb'<c r="A2".*?</c>', cell, part))
    [buyer] = imported(with_formula).buyers
    assert (buyer.ok_id, buyer.name) == (ANNA, "Анна")


def test_a_number_and_a_link_that_do_not_agree_are_two_buyers() -> None:
    assert told(reading_of(ROW, change=linked("A2", f"https://ok.ru/profile/{ELENA}"))) == [(2, "buyer", "buyer_two")]
    heading = ["ID", "Ссылка", "Артикул", "Кол-во", "Цена"]
    rows = [[ANNA, f"ok.ru/profile/{ELENA}", "Б-1", 1, 100], [ANNA, f"ok.ru/profile/{ANNA}", "Б-1", 1, 100]]
    reading = imported(book_of(heading, *rows, [ANNA, "", "Б-1", 1, 100], ["", ANNA, "Б-1", 1, 100]))
    assert told(reading) == [(2, "buyer", "buyer_two")]
    assert len(reading.buyers[0].lines) == 3


def test_names_without_links_tell_how_to_get_the_buyers() -> None:
    content = book_of(["Покупатель", "Артикул", "Кол-во", "Цена"], ["Анна", "Б-1", 1, 100])
    with pytest.raises(Invalid, match="buyers_missing"):
        imported(content)


def test_numbers_of_buyers_may_stand_under_a_heading_of_names() -> None:
    for cell, name in (
        (570000000101, ""),
        (f"Анна Петрова, ok.ru/profile/{ANNA}", "Анна Петрова"),
        (f"ok.ru/profile/{ANNA} Анна (Тула)", "Анна (Тула)"),
        (f"https://ok.ru/profile/{ANNA}", ""),
    ):
        [buyer] = imported(book_of(["Покупатель", "Артикул", "Кол-во", "Цена"], [cell, "Б-1", 1, 100])).buyers
        assert (buyer.ok_id, buyer.name) == (ANNA, name)
