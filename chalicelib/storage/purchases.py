"""Purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.purchases import Purchase
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_thing
from chalicelib.storage.engine.refusals import refusals
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model


class PurchaseRow(Row):
    class Meta:
        table_name = Table("purchases")


@writes(Purchase)
def write_purchase(it: Purchase) -> list[Model]:
    return [row_of(PurchaseRow, it.community, it.id, it)]


class DynamoPurchases:
    def get(self, community: str, purchase: str) -> Purchase:
        with refusals():
            try:
                row = PurchaseRow.get(community, purchase, consistent_read=True)
            except PurchaseRow.DoesNotExist:
                raise NotFound("purchase_missing") from None
        return read_thing(row.body, row.version, Purchase)

    def all(self, community: str) -> Sequence[Purchase]:
        with refusals():
            rows = list(PurchaseRow.query(community))
        purchases = [read_thing(row.body, row.version, Purchase) for row in rows]
        return sorted(purchases, key=lambda purchase: purchase.created_at, reverse=True)
