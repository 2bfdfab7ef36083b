"""Rows lie below a heading, so many cells wide, until another heading comes."""

import pytest

from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.drafts import LineRefused
from chalicelib.domain.imports.headings import HEADING_WITHIN
from chalicelib.domain.imports.layout import lay_out
from chalicelib.domain.imports.seen import Seen
from chalicelib.domain.imports.tables import Cell, Row, Table
from tests.domain.tables import plain

NAMES = ["Артикул", "Бренд", "Цена"]
GOOD = ["OC-90", "Knecht", "450"]


def row(number: int, *texts: str) -> Row:
    return Row(number, [Cell(text) for text in texts])


def test_the_rows_below_the_heading_are_all_there_however_many_come() -> None:
    layout, rows = lay_out(plain([["Прайс"], NAMES, *[GOOD] * 2 * HEADING_WITHIN]), OFFERS)
    assert (layout.found.rows, layout.found.vocabulary, layout.width) == ((2,), OFFERS, 3)
    assert [each.number for each in rows] == list(range(3, 3 + 2 * HEADING_WITHIN))


@pytest.mark.parametrize(
    ("further", "separated", "refused"), [("", True, False), ("x", True, True), ("x", False, False)]
)
def test_a_separator_at_the_end_of_all_rows_makes_none_too_wide(further: str, separated: bool, refused: bool) -> None:
    table = [row(1, *NAMES), row(2, *GOOD, ""), row(3, *GOOD, further)]
    layout, rows = lay_out(Table(table, separated=separated), OFFERS)
    last = list(rows)[-1]
    assert layout.width == 4
    if not refused:
        layout.check_width(last)
        return
    with pytest.raises(LineRefused) as refusal:
        layout.check_width(last)
    assert (refusal.value.column, refusal.value.refusal.reason) == (Column.PRICE, "cells_more")


def test_another_heading_counts_from_there_on_and_the_same_one_changes_nothing() -> None:
    layout, _ = lay_out(plain([NAMES, GOOD]), OFFERS)
    seen, first = Seen(), layout.found
    assert not layout.takes_heading(row(2, *GOOD), seen)
    assert layout.takes_heading(row(3, *NAMES), seen)
    assert layout.takes_heading(row(4, "Артикул", "Бренд", "Остаток"), seen)
    assert (layout.found, seen.headings, seen.remarks) == (first, [3, 4], [])
    assert layout.takes_heading(row(5, "Цена", "Артикул", "Остаток", "Срок"), seen)
    assert (layout.found.heading[Column.PRICE], layout.width) == ([0], 4)
    assert [(each.reason, each.row) for each in seen.remarks] == [("heading_changed", 5)]
