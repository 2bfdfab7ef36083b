"""A price list is read row by row; what stays out, and what is to be said, is told."""

from collections.abc import Sequence

import pytest

from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.catalogue.offer_rows import OfferRows
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.tables import Cell, Flaw, Row, Table

HEADING = ["Артикул", "Бренд", "Наименование", "Цена", "Остаток", "Закупка", "Регион", "Срок"]
GOOD = ["OC-90", "Knecht", "Фильтр", "450", "10", "300", "Москва", "2-3"]


def rows_of(*rows: Sequence[str], heading: Sequence[str] = HEADING, separated: bool = False) -> OfferRows:
    table = [Row(place, [Cell(text) for text in row]) for place, row in enumerate([heading, *rows], 1)]
    return OfferRows(Table(table, separated=separated))


def read(*rows: Sequence[str], heading: Sequence[str] = HEADING) -> tuple[list[OfferLine], OfferRows]:
    found = rows_of(*rows, heading=heading)
    return list(found.lines()), found


def reasons(found: OfferRows) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.reason) for each in found.bad]


def test_a_row_is_an_offer_with_all_that_it_says() -> None:
    lines, found = read(GOOD)
    said = {"name": "Фильтр", "stock": 10, "cost": 30_000, "region": "Москва", "delivery_days": 3}
    assert lines == [OfferLine(row=2, article="OC-90", brand="Knecht", price=45_000, **said)]  # type: ignore[arg-type]
    assert (found.count, found.bad, list(found.remarks()), found.places) == (1, [], [], {"OC90#KNECHT": 2})


def test_a_file_of_articles_and_prices_is_enough() -> None:
    lines, found = read(["OC-90", "450"], heading=["Артикул", "Цена"])
    assert lines == [OfferLine(row=2, article="OC-90", brand="", price=45_000)]
    assert [each.reason for each in found.remarks()] == ["stock_uncounted"]


def test_bad_rows_are_named_with_their_reasons() -> None:
    lines, found = read(
        GOOD,
        ["", "Knecht", "Без артикула", "450", "1"],
        ["--", "Knecht", "Без артикула", "450", "1"],
        ["A1", "", "", "0", "1"],
        ["A2", "", "", "по запросу", "1"],
        ["A3", "", "", "450", "пять"],
        ["A4", "", "", "450", "1", "дорого"],
        ["A5", "", "", "450", "1", "", "", "скоро"],
        ["A" * 61, "", "", "450", "1"],
        ["oc 90", "KNECHT", "", "1", "1"],
        ["A6", "", "", "450", "есть"],
    )
    assert [line.article for line in lines] == ["OC-90", "A6"]
    assert reasons(found) == [
        (3, "article", "article_missing"),
        (4, "article", "article_missing"),
        (5, "price", "price_zero"),
        (6, "price", "price_unreadable"),
        (7, "stock", "stock_unclear"),
        (8, "cost", "price_unreadable"),
        (9, "delivery", "delivery_unreadable"),
        (10, "article", "text_too_long"),
        (11, "article", "offer_repeated"),
    ]
    assert (found.count, found.bad[-1].values, found.bad[2].cell) == (11, {"row": 2}, "0")
    assert found.bad[0].goods == "Knecht Без артикула"


def test_titles_totals_and_headings_in_between_are_no_offers() -> None:
    lines, found = read(["Масла"], GOOD, HEADING, ["ИТОГО", "", "", "450", "10"], ["", "", "Фильтры"])
    assert (len(lines), found.count, found.bad) == (1, 1, [])
    said = {each.reason: each.values["rows"] for each in found.remarks()}
    assert said == {"headings_again": "4", "totals_passed": "5", "offer_rows_passed": "2, 6"}


def test_another_table_below_counts_by_its_own_heading() -> None:
    lines, found = read(GOOD, ["Цена", "Артикул", "Остаток"], ["100", "B-1", "7"])
    assert (lines[1].article, lines[1].price, lines[1].stock) == ("B-1", 10_000, 7)
    assert [each.reason for each in found.remarks()] == ["heading_changed"]


def test_stock_in_words_is_said() -> None:
    _, found = read(GOOD, ["A1", "", "", "1", ">10"], ["A2", "", "", "1", "нет"], ["A3", "", "", "1", ""])
    assert [(each.reason, each.values) for each in found.remarks()] == [("stock_in_words", {"count": 2, "rows": "3–4"})]


def test_a_name_that_is_spoilt_or_too_long_keeps_no_offer_out() -> None:
    spoilt = Row(2, [Cell("A1"), Cell(), Cell("#REF!", flaw=Flaw.ERROR), Cell("1"), Cell("1")])
    heading = Row(1, [Cell(text) for text in HEADING])
    assert [line.name for line in OfferRows(Table([heading, spoilt])).lines()] == [""]
    (line,), _ = read(["A1", "", "я" * 300, "1", "1"])
    assert (len(line.name), line.name[-1]) == (200, "…")


def test_a_cell_too_many_of_a_text_shifts_the_others() -> None:
    found = rows_of(GOOD, [*GOOD, "лишнее"], separated=True)
    assert (len(list(found.lines())), reasons(found)) == (1, [(3, "delivery", "cells_more")])


def test_what_is_no_price_list_is_refused_in_words() -> None:
    for rows, reason, columns in (
        ([["a", "b"]], "offer_columns_missing", [Column.ARTICLE, Column.PRICE]),
        ([["Артикул", "Остаток", "Бренд"]], "offer_columns_missing_in_row", [Column.PRICE]),
    ):
        with pytest.raises(Invalid, match=reason) as refusal:
            list(rows_of(*rows[1:], heading=rows[0]).lines())
        assert refusal.value.values["columns"] == [f"columns.{each}" for each in columns]
    with pytest.raises(Invalid, match="offers_missing"):
        read()


def test_columns_that_mean_nothing_are_named() -> None:
    _, found = read([*GOOD, "x"], heading=[*HEADING, "Кратность"])
    assert found.ignored == ("Кратность",)
