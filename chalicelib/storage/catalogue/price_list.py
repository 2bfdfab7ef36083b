"""Price lists, beside their offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.catalogue.price_list import PriceList
from chalicelib.domain.errors import NotFound
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_all, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

PRICE_LIST = "list#"


class PriceListRow(Row):
    class Meta:
        table_name = Table("offers")


@writes(PriceList)
def write_price_list(it: PriceList) -> list[Model]:
    return [row_of(PriceListRow, it.community, PRICE_LIST + it.id, it)]


class DynamoPriceLists:
    def get(self, community: str, price_list: str) -> PriceList:
        found = read_one(PriceListRow, community, PRICE_LIST + price_list, PriceList)
        if found is None:
            raise NotFound("price_list_missing")
        return found

    def all(self, community: str) -> Sequence[PriceList]:
        found = read_all(PriceListRow, community, PRICE_LIST, PriceList)
        return sorted(found, key=lambda each: (each.title.casefold(), each.id))
