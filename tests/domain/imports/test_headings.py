"""The heading of a table is found where people put it."""

from collections.abc import Sequence

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.headings import Found, check_heading, find_heading
from chalicelib.domain.imports.tables import Cell, Row
from tests.domain.tables import plain

NAMES = ["Профиль", "Артикул", "Кол-во", "Цена"]


def found(*rows: Sequence[str]) -> Found:
    return find_heading(list(plain(rows).rows))


def refused(heading: Found, sheet: str = "") -> Invalid:
    with pytest.raises(Invalid) as refusal:
        check_heading(heading, sheet)
    return refusal.value


def test_a_heading_below_titles_is_found_with_the_place_under_it() -> None:
    heading = found(["Закупка"], ["от 22 ноября"], NAMES, ["570000000101", "Б-1", "1", "100"])
    assert (heading.complete, heading.rows, heading.below) == (True, (3,), 3)
    check_heading(heading, "Лист1")


def test_of_two_rows_each_cell_is_called_by_what_means_something() -> None:
    heading = found(["Покупатель", "Товар", "", ""], ["Профиль", "Артикул", "Кол-во", "Цена"])
    assert heading.heading.keys() >= {Column.BUYER, Column.ARTICLE, Column.QUANTITY, Column.PRICE}
    together = found(["Профиль", "", "", "Цена"], ["", "Артикул", "Кол-во", "руб."])
    assert (together.rows, together.names) == ((1, 2), ("Профиль", "Артикул", "Кол-во", "Цена"))


def test_two_rows_that_do_not_touch_and_a_row_of_goods_make_no_heading() -> None:
    upper, lower = ["Профиль", "Артикул", "", ""], ["", "", "Кол-во", "Цена"]
    apart = [Row(1, [Cell(each) for each in upper]), Row(3, [Cell(each) for each in lower])]
    assert not find_heading(apart).complete
    goods = ["570000000101", "Б-1", "Кол-во", "Цена"]
    assert not found(upper, goods).complete


def test_a_column_of_names_may_stand_for_the_buyers() -> None:
    assert found(["Имя", *NAMES[1:]]).complete
    assert found(NAMES[1:]).lacking == [Column.BUYER]


def test_the_best_there_is_is_kept_where_none_is_complete() -> None:
    heading = found(["Цена"], ["Профиль", "Артикул"], ["Кол-во"])
    assert (heading.rows, heading.complete) == ((2,), False)


def test_a_refusal_says_what_is_lacking_and_where_it_was_looked_for() -> None:
    partly = found(["Закупка"], ["Профиль", "Что", "Цена"])
    for sheet, reason in (("", "columns_missing_in_row"), ("Заказы", "columns_missing_below")):
        refusal = refused(partly, sheet)
        assert (refusal.reason, refusal.values["row"]) == (reason, 2)
        assert refusal.values["columns"] == ["columns.quantity", "columns.article"]
        assert refusal.values["names"] == "Профиль | Что | Цена"
    assert [refused(found(["?"]), sheet).reason for sheet in ("", "x")] == [
        "columns_missing",
        "columns_missing_on_sheet",
    ]


def test_names_and_sheets_of_any_length_are_shown_shortened() -> None:
    refusal = refused(found(["Профиль", "щ" * 5_000]), "л" * 5_000)
    assert len(str(refusal.values["names"])) == 120
    assert len(str(refusal.values["sheet"])) == 40
