"""Rows of an organizer's file become lines of orders, or reasons why not."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import NAMES, Column
from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import BuyerRows, FileFindings
from chalicelib.domain.imports.headings import HEADING_WITHIN
from chalicelib.domain.imports.line_limits import LIMITS, MOST_LINES
from chalicelib.domain.orders.lines import OrderLine
from tests.domain.tables import plain

HEADING = ["Профиль", "Имя", "Телефон", "Артикул", "Название", "Размер", "Количество", "Цена", "Комментарий"]
ANNA, ELENA = "570000000101", "570000000102"
GOOD = [ANNA, "Анна Петрова", "+7 916 123-45-67", "Б-1", "Ботинки", "38", "2", "3490", "в подарок"]


def read(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> FileFindings:
    return read_rows(plain([heading, *rows]))


def with_cell(column: str, text: str) -> list[str]:
    return [text if name == column else cell for name, cell in zip(HEADING, GOOD, strict=True)]


def tells(row: Sequence[str]) -> bool:
    """Goods, a number that could be a buyer's, or a person and a sum."""
    goods = any("".join(filter(str.isprintable, cell)).strip() for cell in row[3:5])
    person = "".join(filter(str.isprintable, "".join(row[1:2]))).strip()
    sums = any("".join(filter(str.isprintable, cell)).strip() for cell in row[6:8])
    return goods or bool(person and sums) or any(sign.isdecimal() for sign in "".join(row[:1]))


def as_remarks(reading: FileFindings) -> list[tuple[int, Column, str]]:
    return [(bad.row, bad.column, bad.reason) for bad in reading.bad]


def test_a_row_becomes_a_line_of_a_buyer() -> None:
    line = OrderLine("Б-1", "Ботинки", "38", 2, 349_000, "в подарок")
    assert read(GOOD) == FileFindings(1, (BuyerRows(ANNA, "Анна Петрова", "+79161234567", (line,)),), ())


def test_rows_of_one_buyer_become_one_order_in_the_order_of_appearance() -> None:
    reading = read(with_cell("Профиль", ELENA), GOOD, with_cell("Профиль", ELENA))
    assert [(buyer.ok_id, len(buyer.lines)) for buyer in reading.buyers] == [(ELENA, 2), (ANNA, 1)]


def test_a_number_and_a_link_are_the_same_buyer() -> None:
    assert len(read(GOOD, with_cell("Профиль", f"https://ok.ru/profile/{ANNA}")).buyers) == 1


def test_name_and_phone_may_stand_in_one_row_of_a_buyer() -> None:
    bare = [ANNA, "", "", *GOOD[3:]]
    [buyer] = read(bare, GOOD, bare).buyers
    assert (buyer.name, buyer.phone) == ("Анна Петрова", "+79161234567")


@pytest.mark.parametrize(
    ("column", "text", "place", "reason"),
    [
        ("Профиль", "", Column.BUYER, "buyer_missing"),
        ("Профиль", "Анна", Column.BUYER, "buyer_unreadable"),
        ("Артикул", "я" * 61, Column.ARTICLE, "text_too_long"),
        ("Название", "я" * 201, Column.TITLE, "text_too_long"),
        ("Размер", "я" * 61, Column.OPTION, "text_too_long"),
        ("Количество", "", Column.QUANTITY, "quantity_missing"),
        ("Количество", "две", Column.QUANTITY, "quantity_unreadable"),
        ("Цена", "", Column.PRICE, "price_missing"),
        ("Цена", "сто", Column.PRICE, "price_unreadable"),
    ],
)
def test_a_bad_row_is_told_by_its_number_column_and_reason(column: str, text: str, place: Column, reason: str) -> None:
    reading = read(GOOD, with_cell(column, text), GOOD)
    assert as_remarks(reading) == [(3, place, reason)]
    assert (reading.rows, len(reading.buyers[0].lines)) == (3, 2)


def test_goods_need_an_article_or_a_name() -> None:
    reading = read([ANNA, "", "", "", "", "38", "1", "100", ""])
    assert as_remarks(reading) == [(2, Column.TITLE, "goods_missing")]


def test_a_name_alone_and_an_article_alone_are_enough() -> None:
    reading = read(with_cell("Артикул", ""), with_cell("Название", ""))
    assert [(line.article, line.name) for line in reading.buyers[0].lines] == [("", "Ботинки"), ("Б-1", "Б-1")]


def test_who_has_a_bad_row_is_incomplete_and_nobody_else_is() -> None:
    reading = read(GOOD, with_cell("Цена", "сто"), with_cell("Профиль", ELENA))
    assert [(buyer.ok_id, buyer.incomplete) for buyer in reading.buyers] == [(ANNA, True), (ELENA, False)]


def test_a_row_that_names_no_buyer_may_be_anybodys_so_everybody_is_incomplete() -> None:
    reading = read(GOOD, with_cell("Профиль", ELENA), with_cell("Профиль", "кто-то"))
    assert [buyer.incomplete for buyer in reading.buyers] == [True, True]


def test_a_bad_row_before_the_good_ones_makes_incomplete_too() -> None:
    assert [buyer.incomplete for buyer in read(with_cell("Цена", "сто"), GOOD).buyers] == [True]


def test_a_buyer_without_a_good_row_is_left_alone() -> None:
    assert read(with_cell("Цена", "сто")).buyers == ()


def test_the_first_bad_cell_of_a_row_is_the_one_told() -> None:
    row = [ANNA, "", "нет", "Б-1", "", "", "две", "сто", ""]
    assert as_remarks(read(row)) == [(2, Column.QUANTITY, "quantity_unreadable")]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("1", 1), ("2 шт", 2), ("2 шт.", 2), ("3pcs", 3), ("2,0", 2), ("2.00", 2), ("1 000", 1_000), ("9999", 9_999)],
)
def test_a_quantity_is_read_as_people_write_it(text: str, quantity: int) -> None:
    assert read(with_cell("Количество", text)).buyers[0].lines[0].quantity == quantity


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "10000", "9" * 30, "1e3", "²", "٣", "NaN", "2+2", "шт"])
def test_what_is_not_a_whole_number_of_pieces_is_refused(text: str) -> None:
    assert as_remarks(read(with_cell("Количество", text))) == [(2, Column.QUANTITY, "quantity_unreadable")]


def test_without_a_column_of_quantities_nothing_is_guessed() -> None:
    with pytest.raises(Invalid, match="columns_missing"):
        read([ANNA, "Б-1", "100"], heading=["Профиль", "Артикул", "Цена"])


def test_columns_that_mean_nothing_are_told() -> None:
    heading = ["Профиль", "Артикул", "Кол-во, шт", "Цена, руб.", "Сумма с орг"]
    reading = read([ANNA, "Б-1", "3", "100", "330"], heading=heading)
    assert reading.ignored == ("Сумма с орг",)
    assert (reading.buyers[0].lines[0].quantity, reading.buyers[0].lines[0].price) == (3, 10_000)


def test_a_row_of_totals_is_no_row_of_an_order() -> None:
    totals = ["Итого", "", "", "", "", "", "2", "6980", ""]
    reading = read(GOOD, totals)
    assert (reading.rows, reading.bad, reading.buyers[0].incomplete) == (1, (), False)


def test_size_and_colour_of_two_columns_are_one_option() -> None:
    heading = ["Профиль", "Артикул", "Кол-во", "Цена", "Размер", "Цвет"]
    rows = [[ANNA, "Б-1", "1", "100", "38", "красный"], [ANNA, "Б-1", "1", "100", "", "синий"]]
    assert [line.option for line in read(*rows, heading=heading).buyers[0].lines] == ["38, красный", "синий"]


@pytest.mark.parametrize(("column", "limit"), LIMITS.items())
def test_the_longest_text_still_goes_in(column: Column, limit: int) -> None:
    names: dict[Column, str] = dict(zip([each for each in NAMES if each is not Column.PICTURE], HEADING, strict=True))
    assert read(with_cell(names[column], "я" * limit)).bad == ()


def test_invisible_signs_and_gaps_are_tidied() -> None:
    reading = read(with_cell("Название", "\u00a0 Зимние\u200b \n\x00 ботинки\t"))
    assert reading.buyers[0].lines[0].name == "Зимние ботинки"


def test_an_order_has_a_limit_of_lines_and_the_rest_stays_out() -> None:
    reading = read(*[GOOD] * (MOST_LINES + 2))
    assert (len(reading.buyers[0].lines), reading.buyers[0].incomplete) == (250, True)
    assert as_remarks(reading) == [(252, Column.TITLE, "order_too_long"), (253, Column.TITLE, "order_too_long")]


def test_empty_rows_are_neither_counted_nor_bad() -> None:
    reading = read(GOOD, [], ["", " "], GOOD)
    assert (reading.rows, reading.bad) == (2, ())


def test_a_short_row_lacks_what_it_does_not_have() -> None:
    assert as_remarks(read(GOOD[:7])) == [(2, Column.PRICE, "price_missing")]


def test_titles_may_stand_above_the_heading() -> None:
    rows = [["Закупка «Осенняя обувь»"], ["Цена", "за", "пару"], [], HEADING, GOOD, with_cell("Цена", "сто")]
    reading = read_rows(plain(rows))
    assert (len(reading.buyers), as_remarks(reading)) == (1, [(6, Column.PRICE, "price_unreadable")])


def test_a_heading_below_the_twentieth_row_is_not_looked_for() -> None:
    above = [["пояснение"]] * HEADING_WITHIN
    assert len(read_rows(plain([*above[1:], HEADING, GOOD])).buyers) == 1
    with pytest.raises(Invalid, match="columns_missing"):
        read_rows(plain([*above, HEADING, GOOD]))


@pytest.mark.parametrize("rows", [[], [["Анна", "ботинки", "3490"]]])
def test_a_file_without_a_heading_is_refused(rows: list[list[str]]) -> None:
    with pytest.raises(Invalid, match="columns_missing"):
        read_rows(plain(rows))


def test_a_heading_alone_is_an_empty_file() -> None:
    with pytest.raises(Invalid, match="file_empty"):
        read([])


CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from([*GOOD, "", "0", "-1", "NaN", "1e999999999", "ok.ru/profile/", "٣", "\ud800", "=1+1", "9" * 400]),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=10), min_size=1, max_size=8))
def test_any_rows_go_in_or_are_told_and_none_is_lost(rows: list[list[str]]) -> None:
    """A total that stands where goods would is no row of an order."""
    given = sum(tells(row) for row in rows)
    reading = read(GOOD, *rows)
    assume(all(remark.reason != "totals_passed" for remark in reading.remarks))
    taken = sum(len(buyer.lines) for buyer in reading.buyers)
    assert taken + len(reading.bad) == reading.rows == given + 1
