"""What was not to be seen in a file, or is not taken of it, is said."""

from typing import Any

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.headings import Found, find_heading
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.seen import NAMED, Seen, of_table
from chalicelib.domain.imports.tables import Cell, Row, Table
from tests.domain.tables import plain

FOUND = find_heading(list(plain([["Профиль", "Артикул", "Кол-во", "Цена"]]).rows))
GOODS = [Cell("570000000101"), Cell("Б-1"), Cell("1"), Cell("100")]


def look(seen: Seen, number: int, *more: Cell, hidden: bool = False, cells: list[Cell] = GOODS) -> None:
    seen.look(RowCells(FOUND.heading, Row(number, [*cells, *more], hidden)), FOUND)


def said(seen: Seen) -> list[tuple[str, Any]]:
    return [(each.reason, each.values["rows"]) for each in seen.as_remarks()]


def reasons(table: Table, found: Found = FOUND) -> dict[str, dict[str, object]]:
    return {each.reason: dict(each.values) for each in of_table(table, found)}


def test_of_ordinary_rows_and_an_ordinary_table_nothing_is_said() -> None:
    seen = Seen()
    look(seen, 2)
    look(seen, 3, Cell(" "))
    assert (said(seen), reasons(Table([], "Лист1"))) == ([], {})


def test_hidden_struck_joined_and_further_cells_are_said_by_their_rows() -> None:
    seen = Seen()
    for number in (2, 3, 5):
        look(seen, number, hidden=True)
    look(seen, 7, cells=[Cell("570000000101", struck=True), *GOODS[1:]])
    look(seen, 8, cells=[Cell("570000000101", merged=True), *GOODS[1:]])
    look(seen, 9, Cell("проверить!"))
    assert said(seen) == [
        ("rows_hidden", "2–3, 5"),
        ("rows_struck", "7"),
        ("cells_joined", "8"),
        ("cells_beyond", "9"),
    ]


def test_a_struck_cell_beside_the_table_strikes_no_row() -> None:
    seen = Seen()
    look(seen, 2, Cell("x", struck=True))
    assert said(seen) == [("cells_beyond", "2")]


def test_the_sheet_that_was_chosen_is_named_and_so_are_the_others_the_first_of_them() -> None:
    sheets = tuple(f"Лист{place}" for place in range(NAMED + 1))
    assert reasons(Table([], "Заказы", passed=sheets[:1]))["sheet_chosen"] == {"sheet": "Заказы", "passed": "«Лист0»"}
    others = str(reasons(Table([], "Заказы", others=sheets))["sheets_others"]["others"])
    assert (others.count("«"), others.endswith(" …")) == (NAMED, True)


def test_a_hidden_sheet_is_said_instead_of_those_before_it() -> None:
    assert reasons(Table([], "Заказы", passed=("Лист1",), sheet_hidden=True)).keys() == {"sheet_hidden"}


def test_hidden_columns_are_said_only_where_they_mean_something() -> None:
    assert reasons(Table([], hidden=frozenset({3, 9})))["columns_hidden"] == {"columns": ["columns.price"]}
    assert reasons(Table([], hidden=frozenset({9}))) == {}


def test_a_column_that_could_be_meant_as_well_is_named_by_its_letter() -> None:
    names = ["Профиль", "Артикул", "Кол-во", "Цена", "Цена, руб."]
    (remark,) = of_table(Table([]), find_heading(list(plain([names]).rows)))
    assert (remark.reason, remark.column, remark.cell) == ("column_rival", Column.PRICE, "Цена, руб.")
    assert (remark.values["taken"], remark.values["other"]) == ("D", "E")
