"""A price list of the seller's own."""

from datetime import datetime

from msgspec import Struct

MOST_PRICE_LISTS = 100
"""Of one community, archived ones too."""


class PriceList(Struct, frozen=True):
    """``count`` are its offers, as of the last import that was finished; ``last_import`` is the one that was started.

    Offers of one that is not ``active``, or is archived, are not offered to anybody; they keep their stock.
    """

    id: str
    community: str
    title: str
    created_at: datetime
    updated_at: datetime
    currency: str = "RUB"
    active: bool = True
    archived_at: datetime | None = None
    count: int = 0
    last_import: str | None = None
    version: int = 0

    @property
    def offers(self) -> bool:
        """Whether its offers may be chosen."""
        return self.active and self.archived_at is None
