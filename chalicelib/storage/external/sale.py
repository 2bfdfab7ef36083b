"""Sales that several accounts show, by the marketplace and the number of where they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.sale import Sale
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

    from chalicelib.domain.external.marketplace import Marketplace

SALE = "sale#"


class SaleRow(Row):
    class Meta:
        table_name = Table("external")


@writes(Sale)
def write_sale(it: Sale) -> list[Model]:
    return [row_of(SaleRow, keys.within(it.community, it.marketplace), SALE + it.number, it)]


class DynamoSales:
    def get(self, community: str, marketplace: Marketplace, number: str) -> Sale:
        found = read_one(SaleRow, keys.within(community, marketplace), SALE + number, Sale)
        return found or Sale(community, marketplace, number)
