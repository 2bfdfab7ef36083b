"""A price list of the seller's own."""

import re
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.titles import checked_title

MOST_PRICE_LISTS = 100
"""Of one community, archived ones too."""


_CURRENCY = re.compile("[A-Z]{3}")


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


def checked(price_list: PriceList) -> PriceList:
    """As a person wishes it, with its title in one line. Raises Invalid."""
    if not _CURRENCY.fullmatch(price_list.currency):
        raise Invalid("currency_unreadable", "currency")
    return replace(price_list, title=checked_title(price_list.title, "title"))
