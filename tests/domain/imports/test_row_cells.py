"""What each cell of a row says, or why it does not."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.line_limits import HIGHEST_QUANTITY
from chalicelib.domain.imports.row_cells import RowCells, is_rounded, read_price, read_quantity
from chalicelib.domain.imports.tables import Cell, Flaw, Row
from chalicelib.domain.money import HIGHEST
from tests.world import ANNA, ELENA

PROFILE = "https://ok.ru/profile/"


def number(seen: str, kept: str | None = None, **more: Any) -> Cell:
    return Cell(seen, seen, kept or seen, **more)


def row(**cells: Cell) -> RowCells:
    """By the names of their columns."""
    heading = {Column(name): [place] for place, name in enumerate(cells)}
    return RowCells(heading, Row(2, list(cells.values())))


def reason(read: Any, *arguments: Any) -> str:
    with pytest.raises(Invalid) as refusal:
        read(*arguments)
    return refusal.value.reason


def test_a_price_is_read_from_a_number_as_it_is_seen() -> None:
    for cell, kopecks in ((number("10.1"), 1_010), (number("10.50", "10.499"), 1_050), (Cell("1 530,50 ₽"), 153_050)):
        assert read_price(cell) == kopecks


def test_a_price_at_its_limits() -> None:
    assert read_price(number("0")) == 0
    assert read_price(number(str(HIGHEST // 100))) == HIGHEST
    for text, why in (
        ("-0.01", "price_unreadable"),
        (f"{HIGHEST // 100}.01", "price_unreadable"),
        ("0.001", "price_too_fine"),
    ):
        assert reason(read_price, number(text)) == why, text


def test_a_quantity_is_whole_and_is_what_is_seen_and_kept() -> None:
    assert read_quantity(number("2")) == 2
    assert read_quantity(number("2.00", "2")) == 2
    assert reason(read_quantity, number("2", "1.6")) == "quantity_rounded"
    assert reason(read_quantity, number("1.5")) == "quantity_unreadable"
    assert read_quantity(number(str(HIGHEST_QUANTITY))) == HIGHEST_QUANTITY
    for text in ("0", "-1", str(HIGHEST_QUANTITY + 1)):
        assert reason(read_quantity, number(text)) == "quantity_unreadable"


def test_neither_a_flaw_nor_a_cell_over_several_rows_says_anything_of_one() -> None:
    for read in (read_price, read_quantity):
        for flaw in Flaw:
            assert reason(read, Cell("1", "1", "1", flaw=flaw)) == flaw
        assert reason(read, number("1", merged=True)) == Flaw.MERGED
        assert reason(read, Cell("")).endswith("_missing")


def test_it_is_rounded_when_more_is_kept_than_is_seen() -> None:
    assert is_rounded(number("3", "2.6"))
    for cell in (number("3.0", "3"), Cell("3"), Cell()):
        assert not is_rounded(cell)


def test_a_buyer_is_whom_the_cell_or_its_link_names() -> None:
    assert row(buyer=Cell(ANNA)).buyer() == ANNA
    assert row(buyer=number("5.7E+11", ANNA)).buyer() == ANNA
    assert row(buyer=Cell("открыть", link=PROFILE + ANNA)).buyer() == ANNA
    assert row(buyer=Cell(""), name=Cell("Анна", link=PROFILE + ANNA)).buyer() == ANNA
    assert row(name=Cell("Анна", link=PROFILE + ANNA)).buyer() == ANNA


def test_two_that_do_not_agree_are_nobody() -> None:
    for cells in (
        row(buyer=Cell(ANNA, link=PROFILE + ELENA)),
        RowCells({Column.BUYER: [0, 1]}, Row(2, [Cell(ANNA), Cell(ELENA)])),
    ):
        assert reason(cells.buyer) == "buyer_two"


def test_a_link_that_leads_elsewhere_names_nobody() -> None:
    assert reason(row(name=Cell("Анна", link="https://evil.example/profile/1")).buyer) == "buyer_unreadable"
    assert reason(row(buyer=Cell(""), name=Cell("Анна", link="https://evil.example")).buyer) == "buyer_missing"


def test_texts_have_limits_and_a_short_row_lacks_what_it_does_not_have() -> None:
    assert row(article=Cell(" Б-1\u200b ")).text(Column.ARTICLE) == "Б-1"
    assert reason(row(article=Cell("ю" * 61)).text, Column.ARTICLE) == "text_too_long"
    assert reason(row(article=Cell("10.дек", flaw=Flaw.DATE)).text, Column.ARTICLE) == Flaw.DATE
    short = RowCells({Column.TITLE: [7]}, Row(2, [Cell("x")]))
    assert (short.text(Column.TITLE), short.goods(), short.cell(Column.PRICE)) == ("", "", Cell())
