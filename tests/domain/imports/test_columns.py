"""The heading of an organizer's file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.imports.columns import LONGEST_NAME, NAMES, Column, missing, read_heading, rivals

RUSSIAN = ["Профиль", "Имя", "Телефон", "Артикул", "Название", "Размер", "Количество", "Цена", "Комментарий", "Фото"]
ENGLISH = ["Profile", "Name", "Phone", "Article", "Title", "Option", "Quantity", "Price", "Comment", "Picture"]


@pytest.mark.parametrize("names", [RUSSIAN, ENGLISH])
def test_columns_are_known_by_russian_and_english_names(names: list[str]) -> None:
    assert read_heading(names) == {column: [place] for place, column in enumerate(NAMES)}


@settings(deadline=None)
@given(st.permutations(list(enumerate(RUSSIAN))))
def test_columns_stand_in_any_order(shuffled: list[tuple[int, str]]) -> None:
    heading = read_heading([name for _, name in shuffled])
    columns = list(NAMES)
    assert heading == {columns[number]: [place] for place, (number, _) in enumerate(shuffled)}


@pytest.mark.parametrize("column", NAMES)
def test_every_name_leads_to_one_column(column: Column) -> None:
    for name in NAMES[column].split(","):
        assert read_heading([name.strip()]) == {column: [0]}


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("  ЦЕНА  ", Column.PRICE),
        ("Цена (руб.)", Column.PRICE),
        ("Цена, руб.", Column.PRICE),
        ("Кол-во", Column.QUANTITY),
        ("Кол.", Column.QUANTITY),
        ("ID покупателя", Column.BUYER),
        ("ok_id", Column.BUYER),
        ("Размер / цвет", Column.OPTION),
        ("Телефон:", Column.PHONE),
        ('"Артикул"', Column.ARTICLE),
        ("Ф.И.О.", None),
        ("Сумма", None),
        ("570000000101", None),
        ("", None),
    ],
)
def test_case_punctuation_and_units_do_not_hide_a_name(cell: str, column: Column | None) -> None:
    assert list(read_heading([cell])) == ([column] if column else [])


def test_size_and_colour_may_stand_apart() -> None:
    assert read_heading(["Размер", "Цена", "Цвет"])[Column.OPTION] == [0, 2]


def test_of_two_columns_of_one_name_the_first_counts() -> None:
    assert read_heading(["Цена", "Артикул", "Цена"])[Column.PRICE] == [0]


def test_buyer_price_and_goods_cannot_be_missing() -> None:
    assert missing(read_heading(["Комментарий"])) == [Column.BUYER, Column.QUANTITY, Column.PRICE, Column.ARTICLE]


def test_an_article_or_a_name_is_enough() -> None:
    for goods in ("Артикул", "Название"):
        assert missing(read_heading(["Профиль", "Кол-во", "Цена", goods])) == []


def test_columns_that_could_be_meant_as_well_are_found() -> None:
    cases = [
        (["Профиль", "Цена", "Цена, руб."], [(Column.PRICE, 1, 2)]),
        (["Цена с орг", "Цена"], [(Column.PRICE, 1, 0)]),
        (["Стоимость доставки (EMS)", "Цена"], [(Column.PRICE, 1, 0)]),
        (["Кол-во", "Артикул", "Шт"], [(Column.QUANTITY, 0, 2)]),
        (["Размер", "Цвет", "ID", "Профиль"], []),
        (["Цена закупки"], []),
        (["Оценка", "Цена"], []),
    ]
    for names, found in cases:
        assert rivals(read_heading(names), names) == found, names


def test_brackets_that_are_not_closed_hide_nothing_and_cost_nothing() -> None:
    assert read_heading(["Цена (руб.) (за шт)", "(", "Цена)", "Кол-во ((шт)"]) == {
        Column.PRICE: [0],
        Column.QUANTITY: [3],
    }
    assert read_heading(["(" * 10_000_000, "Цена" + " " * LONGEST_NAME]) == {}


@settings(deadline=None)
@given(st.lists(st.text()))
def test_any_row_is_looked_at_without_harm(cells: list[str]) -> None:
    assert all(0 <= place < len(cells) for places in read_heading(cells).values() for place in places)
