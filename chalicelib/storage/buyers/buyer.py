"""Buyers and the identities they are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.buyers.buyer import Buyer, Identity, folded
from chalicelib.domain.errors import NotFound
from chalicelib.storage.access.access import closed_access, read_access
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_many, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Row, Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pynamodb.models import Model

    from chalicelib.domain.access.access import Access


class BuyerRow(Row):
    """Whoever has a phone, or a name, is found by it: who is erased has neither, nor has one of before at first."""

    class Meta:
        table_name = Table("buyers")

    phone_key = UnicodeAttribute(null=True)
    named_key = UnicodeAttribute(null=True)
    full_name = UnicodeAttribute(null=True)


class IdentityRow(UniqueRow):
    class Meta:
        table_name = Table("buyers")

    buyer = UnicodeAttribute()


class MarkRow(KeyedRow):
    """The mark of an erased person, beside the identities; it names whoever of that number was erased last."""

    class Meta:
        table_name = Table("buyers")

    buyer = UnicodeAttribute()


@writes(Buyer)
def write_buyer(it: Buyer) -> list[Model]:
    """Whoever is being erased loses his sessions in the same moment, whatever they may do elsewhere."""
    found_by = buyer_places(it)
    written: list[Model] = [row_of(BuyerRow, keys.within(it.community, it.id), "buyer", it, **found_by)]
    return [*written, closed_access(it.community, it.id)] if it.forgotten else written


def buyer_places(it: Buyer) -> dict[str, str]:
    """What he is found by, beside his identities."""
    phone = {"phone_key": keys.within(it.community, f"phone:{it.phone}")} if it.phone else {}
    name = folded(it.name)
    return phone | ({"named_key": it.community, "full_name": name} if name else {})


@writes(Identity)
def write_identity(it: Identity) -> list[Model]:
    kind = MarkRow if it.is_mark else IdentityRow
    return [kind(pk=keys.within(it.community, it.key), sk="identity", buyer=it.buyer)]


class DynamoBuyers:
    def get(self, community: str, buyer: str) -> Buyer:
        found = read_one(BuyerRow, keys.within(community, buyer), "buyer", Buyer)
        if found is None:
            raise NotFound("buyer_unknown")
        return found

    def access(self, community: str, buyer: str) -> Access:
        return read_access(community, buyer)

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        wanted = [(keys.within(community, buyer), "buyer") for buyer in buyers]
        return {buyer.id: buyer for buyer in read_many(BuyerRow, wanted, Buyer)}

    def of_phone(self, community: str, phone: str) -> Sequence[str]:
        from chalicelib.storage.buyers.search import of_phone  # only a desk searches

        return of_phone(community, phone)

    def called(self, community: str, words: str, limit: int) -> Sequence[str]:
        from chalicelib.storage.buyers.search import called

        return called(community, words, limit)

    def join_lists(self, buyers: Sequence[Buyer]) -> None:
        from chalicelib.storage.engine.joining import join

        for buyer in buyers:
            join(BuyerRow, (keys.within(buyer.community, buyer.id), "buyer"), buyer_places(buyer), buyer.version)

    def by_identities(self, community: str, identities: Sequence[str]) -> Mapping[str, Buyer]:
        wanted = [(keys.within(community, key), "identity") for key in dict.fromkeys(identities)]
        with translate_errors():
            known = {row.pk.split("#", 1)[1]: row.buyer for row in IdentityRow.batch_get(wanted, consistent_read=True)}
        people = self.many(community, list(known.values()))
        found = {key: people.get(buyer) for key, buyer in known.items()}
        return {key: buyer for key, buyer in found.items() if buyer}
