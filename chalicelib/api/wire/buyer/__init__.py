"""Forms of what a buyer asks and reads."""

from typing import TYPE_CHECKING

from chalicelib.api.wire.lazy import lazily

if TYPE_CHECKING:
    from chalicelib.api.wire.buyer import (
        bills,
        cards,
        claims,
        codes,
        comments,
        notices,
        orders,
        organizers,
        points,
    )

__all__ = [
    "bills",
    "cards",
    "claims",
    "codes",
    "comments",
    "notices",
    "orders",
    "organizers",
    "points",
]

__getattr__ = lazily(__name__, __all__)
