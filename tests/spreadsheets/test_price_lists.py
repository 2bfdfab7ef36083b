"""A price list is found in a workbook or a text by its own columns, and may have more rows than a file of orders."""

import tracemalloc
from io import BytesIO

import openpyxl
import pytest

from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.catalogue.offer_import import MOST_LINES
from chalicelib.domain.catalogue.offer_lines import OfferLine
from chalicelib.domain.catalogue.offer_rows import OfferRows
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.import_job import MOST_ROWS
from chalicelib.spreadsheets.bounds import MOST_ELEMENTS, SECONDS, Bounds
from chalicelib.spreadsheets.sheets import FileSheets
from tests.spreadsheets.workbooks import saved

HEADING = "Артикул;Бренд;Цена;Остаток"
MEGABYTE = 1_000_000


def rows_of(content: bytes, most: int = MOST_LINES) -> OfferRows:
    return OfferRows(FileSheets().read(BytesIO(content), OFFERS, most))


def test_of_several_sheets_that_with_articles_and_prices_is_read() -> None:
    book = openpyxl.Workbook()
    cover, prices = book.active, book.create_sheet("Цены")
    assert cover is not None
    cover.title = "О нас"
    cover.append(["Прайс-лист от 29.11"])
    prices.append(["Фирма"])
    prices.append(["Код детали", "Производитель", "Розница", "Наличие", "Срок поставки, дн."])
    prices.append(["OC-90", "Knecht", 450.5, ">10", "2-3"])
    prices.append(["00017", "", "1 200", 3, 0])
    found = rows_of(saved(book))
    first, second = found.lines()
    said = {"stock": 11, "delivery_days": 3}
    assert first == OfferLine(row=3, article="OC-90", brand="Knecht", price=45_050, **said)  # type: ignore[arg-type]
    assert (second.article, second.price, second.stock, second.delivery_days) == ("00017", 120_000, 3, 0)
    assert [each.reason for each in found.remarks()] == ["offer_sheet_chosen", "stock_in_words"]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_a_text_is_read_by_the_sign_that_makes_its_heading(sign: str) -> None:
    text = "\n".join([HEADING, "A1;Bosch;450;5"]).replace(";", sign)
    (line,) = rows_of(text.encode("cp1251")).lines()
    assert (line.article, line.brand, line.price, line.stock) == ("A1", "Bosch", 45_000, 5)


def long_list(count: int) -> OfferRows:
    return rows_of("\n".join([HEADING, *(f"A{place};Bosch;450;5" for place in range(count))]).encode())


def test_more_rows_than_of_orders_are_read() -> None:
    assert sum(1 for _ in long_list(MOST_ROWS + 1_000).lines()) == MOST_ROWS + 1_000


def test_of_a_long_one_a_bounded_part_is_at_hand() -> None:
    """Beside the text itself the places of the offers: a hundred bytes each or so."""
    found = long_list(4_000)
    tracemalloc.start()
    try:
        assert sum(1 for _ in found.lines()) == 4_000
        assert tracemalloc.get_traced_memory()[1] < 2 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_longer_one_is_refused() -> None:
    content = "\n".join([HEADING, *(f"A{place};;450;5" for place in range(10))]).encode()
    with pytest.raises(Invalid, match="file_too_long"):
        list(rows_of(content, most=10).lines())


def test_the_bounds_of_a_reading_grow_with_its_rows_and_its_time_does_not() -> None:
    bounds = Bounds.of(lambda: 7.0, 2.5)
    assert (bounds.elements, bounds.ends) == (MOST_ELEMENTS * 5 // 2, 7 + SECONDS)
