"""A supplier who tells his offers, and keeps goods, by a web service of his (docs/suppliers.md)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from msgspec import Struct

from chalicelib.domain.errors import Invalid

MOST_SUPPLIERS = 50
"""Of one community, those that are removed not counted."""

LONGEST_TOKEN = 4_000
LONGEST_ID = 100

SUPPLIER = "supplier-"
"""What the id of one begins with, as that of no account at a marketplace does."""


class Supplier(Struct, frozen=True):
    """``paused_at``: since then his offers are not shown; what was decided before goes on.

    His token is kept apart; of one that is removed it is gone, and nobody asks him for anything any more.
    """

    id: str
    community: str
    title: str
    url: str
    connected_at: datetime
    paused_at: datetime | None = None
    removed_at: datetime | None = None
    version: int = 0

    @property
    def offers(self) -> bool:
        """Whether his offers may be chosen."""
        return self.paused_at is None and self.removed_at is None


class SuppliedOffer(Struct, frozen=True):
    """An offer of a supplier as he tells it now: ``id`` is his own, ``price`` of a piece in minor units.

    ``stock`` are the pieces that he has, None where he does not say.
    """

    id: str
    article: str
    brand: str
    name: str
    price: int
    currency: str = "RUB"
    stock: int | None = None
    delivery_days: int | None = None


class Held(Struct, frozen=True):
    """What a supplier keeps for us."""

    key: str
    offer: str
    pieces: int


def supplier_id(url: str) -> str:
    """The same for whoever connects the service again."""
    return f"{SUPPLIER}{hashlib.sha256(url.encode()).hexdigest()[:16]}"


def checked_token(token: str) -> str:
    """Raises Invalid."""
    plain = token.strip()
    if not plain:
        raise Invalid("account_field_missing", "token")
    if len(plain) > LONGEST_TOKEN:
        raise Invalid("text_too_long", "token", limit=LONGEST_TOKEN)
    if not (plain.isascii() and plain.isprintable()) or " " in plain:
        raise Invalid("account_field_unreadable", "token")
    return plain
