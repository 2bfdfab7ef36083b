"""Where buyers are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.buyers.buyer import Buyer


class Buyers(Protocol):
    def get(self, community: str, buyer: str) -> Buyer:
        """Raises NotFound."""

    def access(self, community: str, buyer: str) -> Access:
        """What a buyer may do; with no rights counted yet for one who was never let in."""

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        """Buyers by id; a missing one is left out."""

    def of_phone(self, community: str, phone: str) -> Sequence[str]:
        """The ids of those who have this number, E.164: as a rule one."""

    def called(self, community: str, words: str, limit: int) -> Sequence[str]:
        """The ids of at most ``limit`` buyers in whose names these words occur, whatever their case.

        Where there are too many buyers to look through, of those whose names begin so.
        """

    def join_lists(self, buyers: Sequence[Buyer]) -> None:
        """Those who were written before they could be searched for are found from now on; nothing else changes."""

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        """The buyers behind identities; an unknown identity is left out."""
