"""Payment claims, and the ledgers they end in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from chalicelib.domain.claims import PaymentClaim
from chalicelib.domain.errors import NotFound
from chalicelib.domain.payments import Payment
from chalicelib.storage import keys
from chalicelib.storage.pages import Index, read_page
from chalicelib.storage.reading import Item, read_item, read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import ClaimRow, PaymentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports import Cursors

BY_BUYER = Index(ClaimRow, "by_buyer", "buyer_key", "filed", newest_first=True)
WAITING = Index(ClaimRow, "waiting", "waiting", "filed")


class DynamoClaims(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def get(self, community: str, claim: str) -> PaymentClaim:
        with refusals():
            try:
                row = ClaimRow.get(keys.within(community, claim), "claim", consistent_read=True)
            except ClaimRow.DoesNotExist:
                raise NotFound("claim_missing") from None
        return read_thing(row.body, row.version, PaymentClaim)

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        return read_page(self.client, self.cursors, BY_BUYER, keys.within(community, buyer), cursor, limit, _claim)

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        return read_page(self.client, self.cursors, WAITING, community, cursor, limit, _claim)


class DynamoPayments:
    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        with refusals():
            rows = list(PaymentRow.query(keys.within(community, number), consistent_read=True))
        return [msgspec.json.decode(row.body, type=Payment) for row in rows]


def _claim(item: Item) -> PaymentClaim:
    return read_item(item, PaymentClaim)
