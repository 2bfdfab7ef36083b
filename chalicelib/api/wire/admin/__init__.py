"""Forms of the admin side: with whose a thing is, and with its ``version``."""

from typing import TYPE_CHECKING

from chalicelib.api.wire.lazy import lazily

if TYPE_CHECKING:
    from chalicelib.api.wire.admin import (
        claims,
        connections,
        handouts,
        imports,
        messages,
        notices,
        orders,
        payments,
        points,
        previews,
        purchases,
    )

__all__ = [
    "claims",
    "connections",
    "handouts",
    "imports",
    "messages",
    "notices",
    "orders",
    "payments",
    "points",
    "previews",
    "purchases",
]

__getattr__ = lazily(__name__, __all__)
