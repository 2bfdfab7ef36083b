"""The heading of a price list."""

import pytest

from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.imports.columns import Column, missing, read_heading

RUSSIAN = ["Артикул", "Бренд", "Наименование", "Цена, руб.", "Остаток", "Закупка", "Регион", "Срок, дн."]
ENGLISH = ["Part number", "Brand", "Name", "Price", "Stock", "Cost", "Region", "Delivery days"]
OTHER = [
    "Код детали",
    "Производитель",
    "Номенклатура",
    "Розничная цена",
    "Кол-во",
    "Закупочная цена",
    "Склад",
    "Срок поставки",
]


@pytest.mark.parametrize("names", [RUSSIAN, ENGLISH, OTHER])
def test_columns_are_known_by_russian_and_english_names(names: list[str]) -> None:
    assert read_heading(names, OFFERS) == {column: [place] for place, column in enumerate(OFFERS.names)}


@pytest.mark.parametrize("column", OFFERS.names)
def test_every_name_leads_to_one_column(column: Column) -> None:
    for name in OFFERS.names[column].split(","):
        assert read_heading([name.strip()], OFFERS) == {column: [0]}, name


def test_an_article_and_a_price_are_needed() -> None:
    assert missing(read_heading(["Бренд", "Остаток"], OFFERS), OFFERS) == [Column.ARTICLE, Column.PRICE]
    assert missing(read_heading(["Артикул", "Цена"], OFFERS), OFFERS) == []
