"""Buyers and the identities they are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.access import Access
from chalicelib.domain.buyers import Buyer
from chalicelib.domain.errors import NotFound
from chalicelib.storage import keys
from chalicelib.storage.access_rows import AccessRow
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import BuyerRow, IdentityRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class DynamoBuyers:
    def get(self, community: str, buyer: str) -> Buyer:
        with refusals():
            try:
                row = BuyerRow.get(keys.within(community, buyer), "buyer", consistent_read=True)
            except BuyerRow.DoesNotExist:
                raise NotFound("buyer_unknown") from None
        return read_thing(row.body, row.version, Buyer)

    def access(self, community: str, buyer: str) -> Access:
        with refusals():
            try:
                row = AccessRow.get(keys.within(community, buyer), keys.ACCESS, consistent_read=True)
            except AccessRow.DoesNotExist:
                return Access(community, buyer)
        return read_thing(row.body, row.version, Access)

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        wanted = [(keys.within(community, buyer), "buyer") for buyer in dict.fromkeys(buyers)]
        with refusals():
            rows = list(BuyerRow.batch_get(wanted, consistent_read=True)) if wanted else []
        found = [read_thing(row.body, row.version, Buyer) for row in rows]
        return {buyer.id: buyer for buyer in found}

    def by_identities(self, community: str, identities: Sequence[str]) -> Mapping[str, Buyer]:
        wanted = [(keys.within(community, key), "identity") for key in dict.fromkeys(identities)]
        with refusals():
            known = {row.pk.split("#", 1)[1]: row.buyer for row in IdentityRow.batch_get(wanted, consistent_read=True)}
            buyers = [(keys.within(community, buyer), "buyer") for buyer in dict.fromkeys(known.values())]
            rows = list(BuyerRow.batch_get(buyers, consistent_read=True)) if buyers else []
        people = {row.pk: read_thing(row.body, row.version, Buyer) for row in rows}
        found = {key: people.get(keys.within(community, buyer)) for key, buyer in known.items()}
        return {key: buyer for key, buyer in found.items() if buyer}
