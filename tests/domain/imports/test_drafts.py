"""What a file says of one buyer, put together row by row."""

from typing import Any

import pytest

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.drafts import Draft, LineRefused, kept_of, take_line
from chalicelib.domain.imports.findings import MOST_NAMES, BuyerRows, Kept
from chalicelib.domain.imports.line_limits import LARGEST_LINES, MOST_LINES
from chalicelib.domain.imports.row_cells import RowCells
from chalicelib.domain.imports.tables import Cell, Flaw, Row
from tests.factories import a_line
from tests.world import ANNA

GOOD = {"article": Cell("Б-1"), "title": Cell("Ботинки"), "quantity": Cell("2"), "price": Cell("100")}


def row(**cells: Cell) -> RowCells:
    given = {**GOOD, **cells}
    return RowCells({Column(name): [place] for place, name in enumerate(given)}, Row(7, list(given.values())))


def refusal(draft: Draft, **cells: Cell) -> tuple[Column, str]:
    before = (list(draft.lines), draft.weight, draft.name)
    with pytest.raises(LineRefused) as refused:
        take_line(draft, row(**cells))
    assert (list(draft.lines), draft.weight, draft.name) == before, "nothing is added"
    return refused.value.column, refused.value.refusal.reason


def test_a_row_adds_a_line_a_name_and_a_phone() -> None:
    draft = Draft()
    assert take_line(draft, row(name=Cell("Анна"), phone=Cell("8 916 123-45-67"))) == []
    assert (draft.name, draft.phone, draft.lines[0].price) == ("Анна", "+79161234567", 10_000)
    take_line(draft, row())
    assert (draft.name, draft.phone, len(draft.lines)) == ("Анна", "+79161234567", 2)


def test_the_column_to_blame_is_named() -> None:
    cases: list[tuple[dict[str, Any], tuple[Column, str]]] = [
        ({"article": Cell(""), "title": Cell("")}, (Column.TITLE, "goods_missing")),
        ({"article": Cell("10.дек", flaw=Flaw.DATE)}, (Column.ARTICLE, "cell_date")),
        ({"quantity": Cell("две")}, (Column.QUANTITY, "quantity_unreadable")),
        ({"price": Cell("")}, (Column.PRICE, "price_missing")),
    ]
    for cells, expected in cases:
        assert refusal(Draft(), **cells) == expected


def test_neither_one_line_too_many_nor_a_line_too_heavy_goes_in() -> None:
    full, heavy = Draft(lines=[a_line()] * MOST_LINES), Draft(lines=[a_line()], weight=LARGEST_LINES)
    assert refusal(full) == (Column.TITLE, "order_too_long")
    assert refusal(heavy) == (Column.TITLE, "order_too_large")


def test_what_stands_beside_the_line_never_loses_it() -> None:
    for cells, said in (
        ({"comment": Cell("#N/A", flaw=Flaw.ERROR)}, "cell_left_out"),
        ({"comment": Cell("я" * 301)}, "text_left_out"),
        ({"name": Cell("я" * 101)}, "text_left_out"),
        ({"phone": Cell("нет")}, "phone_left_out"),
        ({"price": Cell("100", "100.00", "99.999")}, "number_rounded"),
    ):
        draft = Draft()
        (remark,) = take_line(draft, row(**cells))
        assert (remark.reason, remark.row, len(draft.lines)) == (said, 7, 1)
        assert len(remark.cell) <= 40


def test_whoever_has_doubtful_rows_is_incomplete() -> None:
    assert Draft(name="Анна").finished(ANNA, incomplete=False) == BuyerRows(ANNA, "Анна")
    assert Draft(doubtful=[3]).finished(ANNA, incomplete=False).incomplete
    assert Draft().finished(ANNA, incomplete=True).incomplete


def test_of_whom_nothing_is_taken_away_is_told_by_name_or_by_number() -> None:
    drafts = {"1": Draft(name="Анна", doubtful=[3]), "2": Draft(doubtful=[5, 4]), "3": Draft(name="Елена")}
    assert kept_of(drafts, []) == Kept(("Анна", "2"), rows="3–5")
    assert kept_of(drafts, [9]) == Kept(everybody=True, rows="9")
    many = {str(place): Draft(doubtful=[place]) for place in range(MOST_NAMES + 5)}
    assert len(kept_of(many, []).buyers) == MOST_NAMES
