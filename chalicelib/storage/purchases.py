"""Purchases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.errors import NotFound
from chalicelib.domain.purchases import Purchase
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import PurchaseRow

if TYPE_CHECKING:
    from collections.abc import Sequence


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
