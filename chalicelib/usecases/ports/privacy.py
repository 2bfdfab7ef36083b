"""What is kept of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.buyers.buyer import Buyer


class PersonalData(Protocol):
    """What is kept of a person beside orders and payments, for erasing."""

    def count(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        """How many notices, comments, messages and passkeys of a person there are."""

    def erase(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        """Remove them; how many of each there were. Safe to repeat."""
