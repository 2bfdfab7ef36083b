"""Rows that sum up the others, told from goods that are only called so."""

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.row_kinds import is_total
from chalicelib.domain.imports.tables import Cell, Row

COLUMNS = (Column.BUYER, Column.NAME, Column.ARTICLE, Column.TITLE)


def row(**cells: str) -> RowCells:
    heading = {column: [place] for place, column in enumerate(COLUMNS)}
    return RowCells(heading, Row(9, [Cell(cells.get(column.value, "")) for column in COLUMNS]))


def test_a_total_is_known_by_its_first_words_wherever_they_stand() -> None:
    for column in COLUMNS:
        for text in (
            "Итого",
            "ИТОГО:",
            "Итог — 2 заказа",
            "Всего к оплате",
            "Total",
            "Grand total: 5 items",
            "Сумма, руб.",
        ):
            assert is_total(row(**{column.value: text})), (column, text)


def test_goods_that_begin_like_a_total_are_goods() -> None:
    for text in (
        "Total крем",
        "Сумма чёрная кожа",
        "Итоговая тетрадь",
        "Totally white",
        "Общий халат",
        "2 итого",
        "",
        "—",
    ):
        assert not is_total(row(title=text)), text


def test_a_total_beside_a_persons_name_is_one_and_a_name_alone_is_none() -> None:
    assert is_total(row(name="Анна", title="Итого"))
    assert not is_total(row(name="Анна"))


def test_only_the_beginning_of_a_very_long_text_is_looked_at() -> None:
    assert is_total(row(title="Total " + "5 " * 60 + "крем"))
    assert not is_total(row(title="Total " + "5 " * 40 + "крем"))
