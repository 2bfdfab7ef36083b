"""Buyers, and who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.access.access import Access
from chalicelib.domain.buyers.buyer import Buyer, folded
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryBuyers:
    memory: Memory

    def get(self, community: str, buyer: str) -> Buyer:
        return self.memory.get(Buyer, community, buyer, reason="buyer_unknown")

    def access(self, community: str, buyer: str) -> Access:
        return self.memory.access(community, buyer)

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        found = {buyer: self.memory.find(Buyer, community, buyer) for buyer in buyers}
        return {name: buyer for name, buyer in found.items() if buyer}

    def of_phone(self, community: str, phone: str) -> Sequence[str]:
        return sorted(each.id for each in self.memory.of(Buyer, community) if each.phone == phone)

    def called(self, community: str, words: str, limit: int) -> Sequence[str]:
        found = [each for each in self.memory.of(Buyer, community) if each.name and folded(words) in folded(each.name)]
        return [each.id for each in sorted(found, key=lambda buyer: folded(buyer.name))][:limit]

    def join_lists(self, buyers: Sequence[Buyer]) -> None:
        """Whoever is kept here is found here."""

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        holders = {key: self.memory.claims.get(("Identity", community, key)) for key in keys}
        buyers = {key: self.memory.find(Buyer, community, holder) for key, holder in holders.items() if holder}
        return {key: buyer for key, buyer in buyers.items() if buyer}
